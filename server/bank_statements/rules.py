"""What a statement must have before anything is compared: our account, euros, days that are over, a right sum. Pure."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from ..banking.currencies import EUROS
from .chain import Span
from .reading.records import NOTICE, ToldStatement
from .refusals import (
    StatementDoesNotAddUp,
    StatementNotInEuros,
    StatementOfFuture,
    StatementOfOtherAccount,
    StatementUnreadable,
    StatementWithoutBalance,
)

LARGEST_CENTS = 10**14
"""No account of ours has had a thousand billion euros; a larger number is no amount."""


def check_account(told: ToldStatement, ours: Container[str]) -> None:
    """Raises StatementOfOtherAccount, StatementNotInEuros, StatementUnreadable."""
    if told.account not in ours:
        raise StatementOfOtherAccount
    if told.currency != EUROS:
        raise StatementNotInEuros
    if not told.is_readable or any(abs(movement.cents) > LARGEST_CENTS for movement in told.movements):
        raise StatementUnreadable


def check_days(told: ToldStatement, today: date) -> None:
    """Raises StatementOfFuture; a notice may have no days of its own."""
    days = [movement.booking_day for movement in told.movements] if told.kind == NOTICE else [told.to_day or today]
    if any(day > today for day in days):
        raise StatementOfFuture


def read_span(told: ToldStatement) -> Span:
    """The days and balances of a statement. Raises StatementWithoutBalance, StatementDoesNotAddUp."""
    opening, closing = told.opening_cents, told.closing_cents
    if told.from_day is None or told.to_day is None or opening is None or closing is None:
        raise StatementWithoutBalance
    if opening + told.total_cents != closing:
        raise StatementDoesNotAddUp
    return Span(told.from_day, told.to_day, opening, closing, told.electronic_no)
