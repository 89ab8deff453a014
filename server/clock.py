"""Time: the present moment, and the days and months of the accounting zone Europe/Paris."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """Inside the block `now` returns this moment. Only the demo uses it, to make its past through the real services."""
    before = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(before)


def paris_day(moment: datetime) -> date:
    """The calendar day in Paris at an aware moment."""
    return moment.astimezone(PARIS).date()


def start_of_day(day: date) -> datetime:
    """The first moment of a Paris day, in UTC."""
    return datetime.combine(day, time.min, PARIS).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The first moment after a Paris day, in UTC."""
    return start_of_day(day + timedelta(days=1))


def month_of(moment: datetime) -> str:
    """The accounting month ``yyyy-mm`` of an aware moment."""
    return f"{paris_day(moment):%Y-%m}"


def month_bounds(month: str) -> tuple[datetime, datetime]:
    """First moment of a month ``yyyy-mm`` and first moment after it, in UTC.

    Raises ValueError when the text is not such a month.
    """
    if len(month) != 7:
        raise ValueError(month)
    first = date.fromisoformat(f"{month}-01")
    return start_of_day(first), start_of_day(next_month(first))


def next_month(day: date) -> date:
    """The first day of the month after a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_later(day: date) -> date:
    """The same day one month later, or that month's last day when it is shorter."""
    last = next_month(next_month(day)) - timedelta(days=1)
    return last if day.day > last.day else last.replace(day=day.day)


def iso(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC with milliseconds and a ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
