"""An unmatched entry assigned to a payout by a person: the `candidates`, and `assign`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from ... import clock
from ...access import Actor
from ...db import db, transaction
from ...messages.service import write
from ...trail.recording import Changed, Subject, record
from ..bank_files.entries import Entry
from ..models import Payout
from ..refusals import UnknownEntry
from ..taking_back import count_told
from . import applying, notes
from .assigning_refusals import EntryAssigned
from .imports import unmatched_locked
from .matching import EFFECTS, Match, misfit
from .models import APPLIED, BankAssignment, BankEntry

MOST_SHOWN = 50


def candidates(entry_id: int) -> Sequence[Payout]:
    """The payouts that an unmatched entry may be assigned to, the newest first. Raises UnknownEntry."""
    row = db.session.get(BankEntry, entry_id)
    if row is None or not row.is_unmatched or row.assignment:
        raise UnknownEntry
    entry = _as_told(row)
    whole = joinedload(Payout.batch, innerjoin=True), joinedload(Payout.organisation)
    alike = select(Payout).where(Payout.cents == entry.cents).order_by(Payout.id.desc()).options(*whole)
    return list(islice((one for one in db.session.scalars(alike) if misfit(entry, one) is None), MOST_SHOWN))


def assign(actor: Actor, entry_id: int, payout_id: int) -> BankEntry:
    """Do to a payout what an unmatched entry says, as if the bank had named it. Idempotent.

    Raises UnknownPayout, UnknownEntry, EntryAssigned, EntryOfOtherAmount, EntryOfOtherAccount, EntryOfOtherState.
    """
    with transaction() as session:
        payout = applying.payout_locked(session, payout_id)
        row = unmatched_locked(session, entry_id)
        if not _is_assigned(row, payout):
            _apply(session, actor, row, payout)
            subject = Subject("bank_entry", row.id, payout.organisation_id)
            record(session, actor, "bank_entry.assigned", subject, Changed(after={"payout": payout.end_to_end_id}))
    return row


def _is_assigned(row: BankEntry, payout: Payout) -> bool:
    """Whether it is assigned to this payout. Raises EntryAssigned where it is another's."""
    if row.assignment and row.assignment.payout_id != payout.id:
        raise EntryAssigned
    return row.assignment is not None


def _apply(session: Session, actor: Actor, row: BankEntry, payout: Payout) -> None:
    entry = _as_told(row)
    refusal = misfit(entry, payout)
    if refusal:
        raise refusal
    match = Match(row.key, entry, payout, APPLIED, EFFECTS[payout.state, entry.result])
    row.assignment = BankAssignment(payout=payout, assigned_at=clock.now(), assigned_by_id=actor.person_id)
    done = applying.apply(session, [match], count_told(session, [payout.id]))
    write(session, notes.make_answer_notes(done))


def _as_told(row: BankEntry) -> Entry:
    """What the bank said, as far as it is kept."""
    return Entry(
        row.result,
        row.end_to_end_id,
        row.message_id,
        row.cents,
        row.reason_code,
        row.reason,
        row.day,
        account=row.account,
        currency=row.currency,
    )
