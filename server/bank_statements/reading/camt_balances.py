"""The days and booked balances of a camt statement. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ...banking.bank_xml import Node, cents_in, day_of, find_all, text_of

OPENING, BEFORE, INTERIM, CLOSING = "OPBD", "PRCD", "ITBD", "CLBD"
"""Booked balances: at the opening, at the close before it, between the pages of one statement, at the close."""
ONE = timedelta(days=1)


class BookedBalance(NamedTuple):
    """A balance in cents, negative when overdrawn, and the day it is told for."""

    code: str
    cents: int
    day: date | None


class Days(NamedTuple):
    """The first and the last day of a statement."""

    first: date | None
    last: date | None


Told = tuple[Days, int | None, int | None]
"""The days, the opening and the closing balance in cents."""


def read(node: Node, booked: Sequence[date]) -> Told:
    """Days and balances of a statement with movements booked on some days. Raises UnreadableBankFile."""
    balances = [_balance(balance) for balance in find_all(node, "Bal")]
    interim = [one for one in balances if one.code == INTERIM]
    opening = _first(balances, OPENING) or _first(balances, BEFORE) or next(iter(interim), None)
    pages = [one for one in interim if one is not opening]
    closing = _first(balances, CLOSING) or (pages[-1] if pages else None)
    to_day = (closing and closing.day) or day_of(node, "FrToDt/ToDtTm") or max(booked, default=None)
    from_day = _from_day(node, opening) or min(booked, default=to_day)
    if from_day and to_day and from_day > to_day:
        from_day = to_day
    return Days(from_day, to_day), opening and opening.cents, closing and closing.cents


def _from_day(node: Node, opening: BookedBalance | None) -> date | None:
    """A balance *before* is dated with the day before the first one."""
    told = day_of(node, "FrToDt/FrDtTm")
    if told or opening is None or opening.day is None:
        return told
    return opening.day + ONE if opening.code == BEFORE else opening.day


def _first(balances: Sequence[BookedBalance], code: str) -> BookedBalance | None:
    return next((one for one in balances if one.code == code), None)


def _balance(node: Node) -> BookedBalance:
    """Raises UnreadableBankFile."""
    cents = cents_in(text_of(node, "Amt"))
    is_debit = text_of(node, "CdtDbtInd") == "DBIT"
    code = text_of(node, "Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd") or ""
    return BookedBalance(code, -cents if is_debit else cents, day_of(node, "Dt"))
