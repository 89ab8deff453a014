"""Numbers of documents have no gaps or duplicates, even when taken at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from flask import Flask

from server.db import db, transaction
from server.invoicing import numbers
from server.invoicing.models import NumberSeries


def test_a_series_begins_at_one_each_year(app: Flask) -> None:
    with transaction() as session:
        first = [numbers.take(session, "F", year) for year in (2026, 2026, 2027)]
        first.append(numbers.take(session, "A", 2026))
    assert first == [1, 2, 1, 1]


def test_several_are_taken_at_once(app: Flask) -> None:
    with transaction() as session:
        assert numbers.take(session, "F", 2026, 3) == 1
        assert numbers.take(session, "F", 2026) == 4
        with pytest.raises(ValueError, match="0"):
            numbers.take(session, "F", 2026, 0)


def test_a_number_is_written_with_its_year() -> None:
    assert numbers.format_number("F", 2026, 42) == "F-2026-000042"


class Broken(Exception):
    """Aborts a transaction."""


def taken(count: int, *, broken: bool = False) -> range:
    """Numbers taken in a transaction of their own, which raises Broken when told to."""
    with transaction() as session:
        first = numbers.take(session, "F", 2026, count)
        if broken:
            raise Broken
    return range(first, first + count)


def test_what_was_rolled_back_leaves_no_gap(app: Flask) -> None:
    with pytest.raises(Broken):
        taken(5, broken=True)
    assert taken(2) == range(1, 3)


def test_sixteen_who_take_and_fail_at_once_leave_no_gap_and_no_double(app: Flask) -> None:
    def work(seed: int) -> list[int]:
        kept: list[int] = []
        with app.app_context():
            for turn in range(8):
                with suppress(Broken):
                    kept += taken(1 + turn % 3, broken=(turn * seed) % 5 == 1)
        return kept

    with ThreadPoolExecutor(16) as pool:
        found = sorted(number for some in pool.map(work, range(16)) for number in some)
    assert found == list(range(1, len(found) + 1))
    assert db.session.get_one(NumberSeries, ("F", 2026)).last == len(found)
