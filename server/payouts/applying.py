"""Applying what a bank told: payouts locked, taken through their states with their ledger lines, each entry kept."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from .. import clock
from ..db import insert_into
from ..ledger.posting import post
from . import postings
from .answer_models import BankEntry, BankImport
from .entries import LONGEST, LONGEST_CODE, PAID, REJECTED, RETURNED, Entry
from .matching import Match
from .models import Payout, PayoutBatch

POSTINGS = {PAID: postings.paid, REJECTED: postings.rejected, RETURNED: postings.returned}


def payouts_locked(session: Session, entries: Sequence[Entry]) -> Sequence[Payout]:
    """The payouts that entries may be about, nobody else's until the transaction ends; four statements."""
    documents = {entry.end_to_end_id for entry in entries if entry.end_to_end_id}
    files = {entry.message_id for entry in entries if entry.message_id}
    about = or_(Payout.end_to_end_id.in_(documents), PayoutBatch.message_id.in_(files))
    query = select(Payout).join(Payout.batch).where(about).order_by(Payout.id)
    whole = joinedload(Payout.batch, innerjoin=True), joinedload(Payout.organisation, innerjoin=True)
    locked = query.options(*whole, selectinload(Payout.parts)).with_for_update(of=Payout)
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def news(session: Session, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that no earlier file told, each once; what was paid before what came back."""
    by_key = {entry.key: entry for entry in entries}
    told = session.scalars(select(BankEntry.key).where(BankEntry.key.in_(by_key)))
    for key in set(told):
        del by_key[key]
    return sorted(by_key.values(), key=lambda entry: entry.result == RETURNED)


def applied(session: Session, matches: list[Match]) -> list[Match]:
    """Take each payout through its states, each of them with its lines in the ledger."""
    for match in matches:
        for state in match.effects:
            if match.payout:
                _move(session, match.payout, state, match.entry)
    return matches


def keep(session: Session, kept: BankImport, matches: Sequence[Match]) -> None:
    """Write every entry down with what became of it; one that another file tells at this moment is kept once."""
    unless_kept = insert_into(session, BankEntry).on_conflict_do_nothing(index_elements=["key", "end_to_end_id"])
    if matches:
        session.execute(unless_kept, [_row(kept, match) for match in matches])


def _move(session: Session, payout: Payout, state: str, entry: Entry) -> None:
    payout.state = state
    if state == PAID:
        payout.paid_at = clock.now()
    else:
        payout.failed_at = clock.now()
        payout.reason_code, payout.reason = _short(entry.reason_code, LONGEST_CODE), _short(entry.reason)
    for part in payout.parts:
        post(session, POSTINGS[state](part, payout))


def _row(kept: BankImport, match: Match) -> dict[str, object]:
    entry = match.entry
    return {
        "import_id": kept.id,
        "key": match.key,
        "result": entry.result,
        "end_to_end_id": _short(entry.end_to_end_id),
        "message_id": _short(entry.message_id),
        "cents": entry.cents,
        "reason_code": _short(entry.reason_code, LONGEST_CODE),
        "reason": _short(entry.reason),
        "day": entry.day,
        "outcome": match.outcome,
        "payout_id": match.payout and match.payout.id,
        "note": "",
    }


def _short(text: str | None, longest: int = LONGEST) -> str | None:
    return text[:longest] if text else None
