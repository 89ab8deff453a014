"""The proof: on every day, and for each account, the books are the bank's closing balance and what is under way.

The books are summed from their lines, the bank's balance is read from its statements, and what is under way is listed
from the events: three sources, of which none is made from another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from sqlalchemy.orm import Session

from ..bank_statements.chain import list_days
from ..matching.house_models import OPENING
from .booked import list_lines
from .entries import BEFORE, GAP, BookEntry
from .events import list_entries
from .told import ToldAccount, list_told


@dataclass(frozen=True, slots=True)
class BalancedDay:
    """An account at the end of a day, in cents: ``difference`` is nothing where the books meet the bank."""

    day: date
    books_cents: int
    bank_cents: int
    under_way_cents: int

    @property
    def difference_cents(self) -> int:
        """What neither movement nor event explains."""
        return self.books_cents - self.bank_cents - self.under_way_cents


@dataclass(frozen=True, slots=True)
class ProvedAccount:
    """An account with every day that its statements cover, and every entry."""

    told: ToldAccount
    days: Sequence[BalancedDay]
    entries: Sequence[BookEntry]
    lines_cents: int

    @property
    def events_cents(self) -> int:
        """What the events say that the books must hold by now, whatever the bank's last day is."""
        return sum(one.cents for one in self.entries if one.booked)

    def first_difference(self) -> BalancedDay | None:
        """The first day on which the books do not meet the bank."""
        return next((one for one in self.days if one.difference_cents), None)


def prove(session: Session) -> list[ProvedAccount]:
    """Every account with a statement, each day; a constant number of queries."""
    told, entries, booked = list_told(session), defaultdict[str, list[BookEntry]](list), _booked(session)
    for entry in list_entries(session):
        entries[entry.iban].append(entry)
    return [_prove(one, entries[iban], booked[iban]) for iban, one in sorted(told.items())]


def find_problems(session: Session) -> Iterator[str]:
    """For each account the first day that differs, with that day's entries; else what was booked since and differs."""
    for account in prove(session):
        wrong = account.first_difference()
        if wrong:
            where = f"books: account …{account.told.iban[-4:]} differs by {wrong.difference_cents} cents"
            yield f"{where} from {wrong.day} on: {_name(account.entries, wrong.day)}"
        elif account.lines_cents != account.events_cents:
            sums = f"its lines come to {account.lines_cents} cents, its events to {account.events_cents}"
            yield f"books: account …{account.told.iban[-4:]}: {sums}"


def _booked(session: Session) -> defaultdict[str, Counter[date]]:
    found: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for line in list_lines(session):
        found[line.iban or ""][line.day] += line.cents
    return found


def _prove(told: ToldAccount, entries: Iterable[BookEntry], booked: Counter[date]) -> ProvedAccount:
    placed = [*(_placed(told, one) for one in entries)]
    placed += _of_the_chain(told, placed)
    days = list_days(told.eve, told.last)
    bank = dict(_balances(told, days))
    books = _running(days, booked)
    changes = Counter[date]()
    for one in placed:
        for day, sign in ((one.booked, 1), (one.told, -1)):
            if day is not None:
                changes[day] += sign * one.cents
    under_way = _running(days, changes)
    balanced = [BalancedDay(day, books[day], bank[day], under_way[day]) for day in days]
    return ProvedAccount(told, balanced, placed, booked.total())


def _placed(told: ToldAccount, entry: BookEntry) -> BookEntry:
    """An opening is told by the balance before the first day."""
    if entry.kind == OPENING:
        return BookEntry(entry.iban, entry.kind, entry.key, entry.cents, entry.booked, told.eve)
    return entry.place_before(told.first, told.eve)


def _of_the_chain(told: ToldAccount, placed: Sequence[BookEntry]) -> Iterator[BookEntry]:
    """What the first balance holds that nobody explained, and what happened on days that are missing."""
    left = told.opening - sum(one.cents for one in placed if one.told == told.eve)
    if left:
        yield BookEntry(told.iban, BEFORE, 0, left, None, told.eve)
    for day, cents in sorted(told.jumps.items()):
        yield BookEntry(told.iban, GAP, 0, cents, None, day)


def _balances(told: ToldAccount, days: Sequence[date]) -> Iterator[tuple[date, int]]:
    """The bank's balance on each day: what it says itself wherever a statement ends."""
    cents = told.opening
    for day in days:
        if day > told.eve:
            cents += told.moved[day] + told.jumps.get(day, 0)
        cents = told.closings.get(day, cents)
        yield day, cents


def _running(days: Sequence[date], changes: Counter[date]) -> dict[date, int]:
    """The sum of all changes up to each day, with those before the first."""
    before = sum(cents for day, cents in changes.items() if day < days[0])
    sums = accumulate((changes[day] for day in days), initial=before)
    return dict(zip(days, list(sums)[1:], strict=True))


def _name(entries: Sequence[BookEntry], day: date) -> str:
    """The entries that one side got on a day."""
    of_day = [one for one in entries if day in (one.booked, one.told)]
    return ", ".join(f"{one.kind} {one.key} ({one.cents} cents)" for one in of_day) or "a line without an event"
