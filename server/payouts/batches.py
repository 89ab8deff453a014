"""Batches as they are found: with their payouts, locked where they are about to change, approved or not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from .models import Payout, PayoutBatch
from .refusals import BatchApproved, BatchCancelled, BatchNotApproved, UnknownBatch


def find_batch(session: Session, batch_id: int) -> PayoutBatch:
    """A batch with its payouts and their organisations. Raises UnknownBatch."""
    return _known(session.get(PayoutBatch, batch_id, options=_with(Payout.organisation)))


def batch_locked(session: Session, batch_id: int) -> PayoutBatch:
    """A batch with its payouts and their parts, locked until the transaction ends. Raises UnknownBatch."""
    options = _with(Payout.parts)
    return _known(session.get(PayoutBatch, batch_id, options=options, with_for_update=True, populate_existing=True))


def open_batch_locked(session: Session, batch_id: int) -> PayoutBatch:
    """One that still waits for its second person. Raises UnknownBatch, BatchCancelled, BatchApproved."""
    batch = batch_locked(session, batch_id)
    if batch.cancelled_at:
        raise BatchCancelled
    if batch.approved_at:
        raise BatchApproved
    return batch


def approved_at(batch: PayoutBatch) -> datetime:
    """When a batch was approved. Raises BatchCancelled, BatchNotApproved."""
    if batch.cancelled_at:
        raise BatchCancelled
    if batch.approved_at is None:
        raise BatchNotApproved
    return batch.approved_at


def _known(batch: PayoutBatch | None) -> PayoutBatch:
    if batch is None:
        raise UnknownBatch
    return batch


def _with(of_payouts: object) -> list[ORMOption]:
    return [selectinload(PayoutBatch.payouts).selectinload(of_payouts)]  # type: ignore[arg-type]  # a relationship
