"""The day on which a batch is executed: one on which banks move euros, and soon."""

from __future__ import annotations

from datetime import date, timedelta

from ..banking.bank_days import find_bank_day, find_next_bank_day, is_bank_day
from ..wallet.words import day_in_words
from .refusals import ExecutionDayOver, InvalidExecutionDay, NotABankDay

FARTHEST = timedelta(days=60)


def check_not_over(execution_day: date, today: date) -> None:
    """Raises ExecutionDayOver."""
    if execution_day < today:
        over = day_in_words(execution_day)
        raise ExecutionDayOver(
            f"Ce virement était pour le {over}, qui est passé. "
            "Annulez-le, puis préparez-le à nouveau pour un autre jour."
        )


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
