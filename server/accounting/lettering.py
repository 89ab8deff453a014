"""Lettering: which lines of an account settle each other, as far as it is known on the last day of an export.

What happens later changes nothing, so that a period exported again is the same file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, Select, func, select, union_all
from sqlalchemy.orm import Session

from .. import clock
from ..credits.models import CreditNote
from ..db import UtcDateTime
from ..payouts.disbursements.models import REFUND, Disbursement, DisbursementDecision
from ..payouts.models import PAID, RETURNED, Payout, PayoutBatch
from ..payouts.undone_models import PayoutUndo
from ..settlements.models import Statement
from .entries import LetteringMark


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of documents, by number, and of transfers, by payout."""

    of_documents: Mapping[str, LetteringMark]
    of_payouts: Mapping[int, LetteringMark]


class _Transfer(NamedTuple):
    """A payment that was sent by the end, and when it failed, if that is known by then."""

    id: int
    number: str
    cents: int
    sent_at: datetime
    answered_at: datetime | None
    failed_at: datetime | None


def find_letters(session: Session, numbers: Collection[str], start: datetime, end: datetime) -> Letters:
    """The letters of these documents and of all their transfers; of what happened from ``start`` until ``end``."""
    if not numbers:
        return Letters({}, {})
    transfers = [_Transfer(*row) for row in session.execute(_transfers(numbers, end))]
    owed = _owed(session, numbers, start)
    standing = [one for one in transfers if one.failed_at is None or one.failed_at >= end]
    paid = {one.number: one.sent_at for one in standing if owed.get(one.number) == one.cents}
    answered = {
        one.id: one.answered_at
        for one in transfers
        if one.sent_at >= start and one.answered_at and one.answered_at < end
    }
    return Letters(
        {number: LetteringMark(number, clock.paris_day(at)) for number, at in paid.items()},
        {key: LetteringMark(f"VIR{key}", clock.paris_day(at)) for key, at in answered.items()},
    )


def _transfers(numbers: Collection[str], end: datetime) -> Select[*tuple[Any, ...]]:
    paid, returned = (_told_until(step, end) for step in (PAID, RETURNED))
    answered = func.coalesce(paid, Payout.paid_at, Payout.failed_at, type_=UtcDateTime)
    failed = func.coalesce(returned, Payout.failed_at, type_=UtcDateTime)
    columns = Payout.id, Payout.end_to_end_id, Payout.cents, PayoutBatch.sent_at, answered, failed
    found = select(*columns).join(PayoutBatch, PayoutBatch.id == Payout.batch_id)
    return found.where(Payout.end_to_end_id.in_(numbers), PayoutBatch.sent_at < end)


def _told_until(step: str, end: datetime) -> ScalarSelect[datetime]:
    """When a step was told that stood at the end and was taken back later."""
    stood = PayoutUndo.payout_id == Payout.id, PayoutUndo.step == step
    return (
        select(PayoutUndo.done_at)
        .where(*stood, PayoutUndo.done_at < end, PayoutUndo.undone_at >= end)
        .scalar_subquery()
    )


def _owed(session: Session, numbers: Collection[str], start: datetime) -> dict[str, int]:
    """What documents made due by themselves, in cents; without those that carry an earlier one, or of earlier years."""
    statements = select(Statement.number, Statement.net_cents).where(
        Statement.number.in_(numbers), Statement.issued_at >= start, Statement.carried_cents == 0
    )
    notes = select(CreditNote.number, CreditNote.total_cents)
    notes = notes.where(CreditNote.number.in_(numbers), CreditNote.issued_at >= start)
    refunds = select(Disbursement.number, Disbursement.total_cents).join(Disbursement.decision)
    refunds = refunds.where(
        Disbursement.number.in_(numbers), Disbursement.kind == REFUND, DisbursementDecision.decided_at >= start
    )
    return {number: int(cents) for number, cents in session.execute(union_all(statements, notes, refunds))}
