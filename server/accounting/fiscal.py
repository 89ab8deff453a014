"""Accounting years: twelve months that end with the last day of a month. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ..clock import next_month


class FiscalYear(NamedTuple):
    """Its first and its last day."""

    first: date
    last: date


def year_of(day: date, ends_month: int) -> FiscalYear:
    """The accounting year that a day is in."""
    closing = day.year if day.month <= ends_month else day.year + 1
    last = next_month(date(closing, ends_month, 1)) - timedelta(days=1)
    first = next_month(date(closing - 1, ends_month, 1))
    return FiscalYear(first, last)
