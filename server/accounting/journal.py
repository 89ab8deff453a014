"""The journal of a period: entries day by day, numbered without gaps from the first of the accounting year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..ledger.models import LedgerLine
from ..matching.house_models import HouseLine
from .entries import AccountEntry, EntryLine, SourcePiece, make_entry
from .events import list_events
from .house import list_house
from .invoices import list_invoices
from .period import FiscalBooks
from .roles import LOSS, OPENING, PROFIT
from .scans import list_scans
from .words import OPENING as TAKEN_OVER

ONE_DAY = timedelta(days=1)


class NumberedEntry(NamedTuple):
    """An entry and its number in the accounting year, from 1 on."""

    number: int
    entry: AccountEntry


def list_entries(session: Session, books: FiscalBooks) -> Iterator[NumberedEntry]:
    """The entries of the period, in order. What comes before it in its year is counted and not told.

    The year's first entry takes over what stood in each account before, if anything did.
    """
    oldest = _oldest(session)
    begun = clock.paris_day(oldest) if oldest else books.last + ONE_DAY
    this_year = _of_days(session, books, max(begun, books.year.first), books.last)
    for number, entry in enumerate(chain(_opening(session, books, begun), this_year), 1):
        if entry.day >= books.first:
            yield NumberedEntry(number, entry)


def _oldest(session: Session) -> datetime | None:
    """The moment of the first line of ledger and house."""
    firsts = (session.scalar(select(func.min(table.recorded_at))) for table in (LedgerLine, HouseLine))
    return min((one for one in firsts if one), default=None)


def _of_days(session: Session, books: FiscalBooks, first: date, last: date) -> Iterator[AccountEntry]:
    day = first
    while day <= last:
        for entries in (list_events, list_invoices, list_scans, list_house):
            yield from entries(session, books, day)
        day += ONE_DAY


def _opening(session: Session, books: FiscalBooks, begun: date) -> Iterator[AccountEntry]:
    """The balances of all earlier years; what they earned together is one line, a profit or a loss."""
    balances: Counter[tuple[str, int | None]] = Counter()
    for entry in _of_days(session, books, begun, books.year.first - ONE_DAY):
        for line in entry.lines:
            if not books.chart.is_of_result(line.role):
                balances[line.role, line.owner_id] += line.cents
    result = -sum(balances.values())
    lines = [EntryLine(role, cents, owner) for (role, owner), cents in sorted(balances.items(), key=_by_account)]
    lines.append(EntryLine(PROFIT if result < 0 else LOSS, result))
    piece = SourcePiece(f"AN-{books.year.last.year}", books.year.first, TAKEN_OVER)
    entry = make_entry(OPENING, books.year.first, piece, *lines)
    if entry.lines:
        yield entry


def _by_account(balance: tuple[tuple[str, int | None], int]) -> tuple[str, int]:
    (role, owner_id), _cents = balance
    return role, owner_id or 0
