"""Days on which banks move euros: those of TARGET, which the European Central Bank keeps. Pure."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5
ONE = timedelta(days=1)


def is_bank_day(day: date) -> bool:
    """Not a weekend, 1 January, Good Friday, Easter Monday, 1 May, 25 or 26 December."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def find_next_bank_day(day: date) -> date:
    """The next day on which banks execute."""
    return find_bank_day(day + ONE)


def find_bank_day(day: date) -> date:
    """That day, if banks execute on it, or the next one."""
    while not is_bank_day(day):
        day += ONE
    return day


def count_bank_days(after: date, before: date) -> int:
    """How many days on which banks execute lie between two days, neither counted."""
    return sum(is_bank_day(after + ONE * number) for number in range(1, (before - after).days))


@cache
def _holidays(year: int) -> Container[date]:
    """Loaded for the first transfer: the calendars of the world would make every start wait."""
    days: Container[date] = holidays.financial_holidays("ECB", years=year)
    return days
