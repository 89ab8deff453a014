"""Applying what a bank told: payouts locked, taken through their states with their ledger lines, each entry kept."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import flag_modified

from ... import clock
from ...db import insert_into
from ...ledger.posting import post
from .. import postings
from ..bank_files.entries import LONGEST, LONGEST_ACCOUNT, LONGEST_CODE, PAID, RETURNED, Entry
from ..models import Payout, PayoutBatch
from ..preparing import lock_organisations
from ..splitting import list_batches
from .assigning_refusals import UnknownPayout
from .matching import Match
from .models import NOT_SENT, BankEntry, BankImport

TOLD_AGAIN = {PAID: postings.paid, RETURNED: postings.returned}
"""What may be taken back, and told once more."""

CHANGED = ("state", "paid_at", "failed_at", "reason_code", "reason")
"""All of them are stored of each payout that moves, so that one statement stores many, whatever became of each."""


def payouts_locked(session: Session, entries: Sequence[Entry]) -> Sequence[Payout]:
    """The payouts that entries may be about; they and their organisations are locked until the transaction ends.

    So nobody prepares or approves a payment to an account while the bank's answer about it is applied.
    """
    return _locked(session, _about(entries))


def payouts_by_id_locked(session: Session, payout_ids: Collection[int]) -> dict[int, Payout]:
    """Some payouts by their ids, in the same way. Raises UnknownPayout unless all of them are there."""
    found = {payout.id: payout for payout in _locked(session, Payout.id.in_(payout_ids))}
    if found.keys() != set(payout_ids):
        raise UnknownPayout
    return found


def payout_locked(session: Session, payout_id: int) -> Payout:
    """One payout, in the same way. Raises UnknownPayout."""
    return payouts_by_id_locked(session, [payout_id])[payout_id]


def _locked(session: Session, about: ColumnElement[bool]) -> Sequence[Payout]:
    owners = select(Payout.organisation_id).join(Payout.batch).where(about).distinct()
    lock_organisations(session, [owner for owner in session.scalars(owners) if owner])
    query = select(Payout).join(Payout.batch).where(about).order_by(Payout.id)
    whole = joinedload(Payout.batch, innerjoin=True), joinedload(Payout.organisation)
    locked = query.options(*whole, selectinload(Payout.parts)).with_for_update(of=Payout)
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def accounts(session: Session) -> set[str]:
    """The accounts that we ever paid from."""
    return set(session.scalars(select(PayoutBatch.debtor_iban).distinct()))


def list_news(session: Session, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that no earlier file had, each once; returns last, since a payment is paid before it comes back."""
    by_key = {entry.key: entry for entry in entries}
    keys = {key for entry in entries for key in (entry.key, entry.key_before)}
    stored = set(session.scalars(select(BankEntry.key).where(BankEntry.key.in_(keys))))
    new = [entry for entry in by_key.values() if not stored & {entry.key, entry.key_before}]
    return sorted(new, key=lambda entry: entry.result == RETURNED)


def _about(entries: Sequence[Entry]) -> ColumnElement[bool]:
    """Payouts whose id or file an entry quotes, or whose amount an entry without any id has."""
    documents = {name for entry in entries for name in entry.ids}
    files = {name for entry in entries for name in entry.files}
    nameless = {entry.cents for entry in entries if entry.cents and not entry.files and not entry.end_to_end_id}
    named = or_(Payout.end_to_end_id.in_(documents), PayoutBatch.message_id.in_(list_batches(files)))
    return or_(named, Payout.cents.in_(nameless)) if nameless else named


def apply(session: Session, matches: list[Match], told_before: Counter[tuple[int, str]]) -> list[Match]:
    """Move each payout through its states, and post each step to the ledger; ``told_before`` is of `count_told`."""
    for match in matches:
        for state in match.effects:
            if match.payout:
                _move(session, match.payout, state, match.entry, told_before[match.payout.id, state] + 1)
    return matches


def keep(session: Session, kept: BankImport, matches: Sequence[Match]) -> None:
    """Store every entry with its outcome; one that another import is storing at this moment is stored once."""
    unless_kept = insert_into(session, BankEntry).on_conflict_do_nothing(index_elements=["key", "end_to_end_id"])
    if matches:
        session.execute(unless_kept, [_row(kept, match) for match in matches])


def _move(session: Session, payout: Payout, state: str, entry: Entry, nth: int) -> None:
    payout.state = state
    if state == PAID:
        payout.paid_at = clock.now()
    else:
        payout.failed_at = clock.now()
        payout.reason_code, payout.reason = _short(entry.reason_code, LONGEST_CODE), _short(entry.reason)
    for column in CHANGED:
        flag_modified(payout, column)
    for part in payout.parts:
        if state in TOLD_AGAIN:
            post(session, TOLD_AGAIN[state](part, payout, nth))
        else:
            post(session, postings.rejected(part, payout))


def _row(kept: BankImport, match: Match) -> dict[str, object]:
    entry = match.entry
    return {
        "import_id": kept.id,
        "key": secrets.token_hex() if match.outcome == NOT_SENT else match.key,
        "result": entry.result,
        "end_to_end_id": _short(next(iter(entry.ids), None)),
        "message_id": _short(entry.message_id),
        "account": _short(entry.account, LONGEST_ACCOUNT),
        "cents": entry.cents,
        "currency": entry.currency,
        "reason_code": _short(entry.reason_code, LONGEST_CODE),
        "reason": _short(entry.reason),
        "day": entry.day,
        "outcome": match.outcome,
        "payout_id": match.payout and match.payout.id,
        "note": "",
    }


def _short(text: str | None, longest: int = LONGEST) -> str | None:
    return text[:longest] if text else None
