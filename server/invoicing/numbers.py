"""Numbers without gaps, as the law requires for invoices: taken in the transaction that stores what they number."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from ..db import insert_into
from .models import NumberSeries


def take(session: Session, series: str, year: int, count: int = 1) -> int:
    """Take the next ``count`` numbers of a series and year; returns the first. Numbers start at 1.

    Other callers for the series wait until the caller's transaction ends; if it is rolled back, no number is used.
    Raises ValueError for a count below 1.
    """
    if count < 1:
        raise ValueError(count)
    row = insert_into(session, NumberSeries).values(series=series, year=year, last=count)
    taken = row.on_conflict_do_update(
        index_elements=["series", "year"], set_={"last": NumberSeries.last + row.excluded.last}
    )
    return session.scalars(taken.returning(NumberSeries.last)).one() - count + 1


def take_one(session: Session, series: str, day: date) -> str:
    """Take the next number of a series in a day's year, as documents show it. See `take`."""
    return format_number(series, day.year, take(session, series, day.year))


def format_number(series: str, year: int, number: int) -> str:
    """A number as documents show it: ``F-2026-000042``."""
    return f"{series}-{year}-{number:06}"
