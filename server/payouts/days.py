"""Days on which banks move euros: those of TARGET, which the European Central Bank keeps."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

import holidays

from ..wallet.words import day_in_words
from .refusals import InvalidExecutionDay, NotABankDay

FARTHEST = timedelta(days=60)
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


def choose_day(wanted: date | None, today: date) -> date:
    """The day that was asked for, else the next after today. Raises InvalidExecutionDay, NotABankDay."""
    if wanted is None:
        return find_next_bank_day(today)
    if not today <= wanted <= today + FARTHEST:
        raise InvalidExecutionDay
    if not is_bank_day(wanted):
        asked, possible = day_in_words(wanted), day_in_words(find_bank_day(wanted))
        raise NotABankDay(f"Les banques ne font aucun virement le {asked}. Choisissez le {possible}.")
    return wanted


@cache
def _holidays(year: int) -> Container[date]:
    """Loaded for the first transfer: the calendars of the world would make every start wait."""
    days: Container[date] = holidays.financial_holidays("ECB", years=year)
    return days
