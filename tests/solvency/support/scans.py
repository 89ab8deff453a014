"""Scans of a campaign's vouchers on a day, and the days of these tests."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.credits.support.ends import End

NOVEMBER = datetime(2026, 11, 20, 9, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 9, tzinfo=UTC)


def scans(end: End, count: int, at: datetime = NOVEMBER) -> None:
    end.moving.move_to(at)
    booklet = end.booklets(end.order())[0]
    for position in range(1, count + 1):
        assert end.scan(booklet, position)["status"] == "accepted"
