"""Books beside bank for people: `list_accounts` as they stand, `show_account` with each day and what is under way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from ..bank_statements.models import BankMovement, OwnBankAccount
from ..bank_statements.own_accounts import find_account
from ..campaigns.models import Order
from ..db import db
from ..matching.house_models import AccountOpening
from ..matching.models import PAYOUT, RETURNED, BankMatch
from ..payouts.models import Payout
from .entries import MOVEMENT, WORD, BookEntry, is_open
from .proof import BalancedDay, ProvedAccount, prove
from .refusals import NoStatementYet

MOST_DAYS, MOST_ENTRIES = 62, 500


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """An account, its last day by the bank, the first day that differs if any, and what was told to be our own."""

    account: OwnBankAccount
    last: BalancedDay | None
    first_difference: BalancedDay | None
    opening: AccountOpening | None
    opening_cents: int | None


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry under way, with the words by which people know it: a payout's number, a movement's own text."""

    entry: BookEntry
    name: str


@dataclass(frozen=True, slots=True)
class AccountDays:
    """The newest days of an account, the newest first, and what is under way at the end of one of them."""

    standing: AccountStanding
    day: date
    days: Sequence[BalancedDay]
    entries: Sequence[NamedEntry]


def list_accounts() -> list[AccountStanding]:
    """Every account of ours, in the order they were added; a constant number of queries."""
    session = db.session()
    proved = {one.told.iban: one for one in prove(session)}
    openings = {one.iban: one for one in session.scalars(select(AccountOpening))}
    accounts = session.scalars(select(OwnBankAccount).order_by(OwnBankAccount.id)).all()
    return [_standing(one, proved.get(one.iban), openings.get(one.iban)) for one in accounts]


def show_account(account_id: int, day: date | None) -> AccountDays:
    """One account up to a day, the last by default. Raises UnknownOwnAccount, NoStatementYet."""
    session = db.session()
    account = find_account(account_id)
    proved = next((one for one in prove(session) if one.told.iban == account.iban), None)
    if proved is None:
        raise NoStatementYet
    day = min(max(day or proved.told.last, proved.told.eve), proved.told.last)
    days = [one for one in reversed(proved.days) if one.day <= day][:MOST_DAYS]
    entries = [one for one in proved.entries if is_open(one, day)]
    entries.sort(key=lambda one: (one.told or one.booked or day, one.kind, one.key))
    standing = _standing(account, proved, session.get(AccountOpening, account.iban))
    return AccountDays(standing, day, days, _named(entries[:MOST_ENTRIES]))


def _standing(account: OwnBankAccount, proved: ProvedAccount | None, opening: AccountOpening | None) -> AccountStanding:
    if proved is None:
        return AccountStanding(account, None, None, opening, None)
    return AccountStanding(account, proved.days[-1], proved.first_difference(), opening, proved.told.opening)


def _named(entries: Sequence[BookEntry]) -> list[NamedEntry]:
    """A query for each sort of thing, however many there are."""
    payouts, orders = select(Payout.id, Payout.end_to_end_id), select(Order.id, Order.payment_order)
    names = {
        **_names(entries, (MOVEMENT,), select(BankMovement.id, BankMovement.text), BankMovement.id),
        **_names(entries, (PAYOUT, RETURNED), payouts, Payout.id),
        **_names(entries, (WORD,), orders, Order.id),
    }
    matches = {one.key for one in entries if (one.kind, one.key) not in names}
    texts = select(BankMatch.id, BankMovement.text).join(BankMatch.movement).where(BankMatch.id.in_(matches))
    of_matches = {row.id: row.text for row in db.session.execute(texts)}
    return [NamedEntry(one, names.get((one.kind, one.key)) or of_matches.get(one.key) or "") for one in entries]


def _names(
    entries: Sequence[BookEntry],
    kinds: tuple[str, ...],
    columns: Select[*tuple[Any, ...]],
    key: Any,
) -> Mapping[tuple[str, int], str]:
    keys = {one.key for one in entries if one.kind in kinds}
    if not keys:
        return {}
    rows = db.session.execute(columns.where(key.in_(keys)))
    return {(kind, found): name for found, name in rows for kind in kinds}
