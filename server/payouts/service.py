"""Verbs of payouts: `prepare` a batch; `approve` or `cancel` it; its `file`; `mark_sent`; `last_bank_import`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..ledger.posting import post
from ..trail.recording import Subject, record
from . import batches, days, holds, postings
from .bank_accounts import views as account_views
from .bank_answers.models import BankImport
from .fetched import file
from .models import CANCELLED, SENT, PayoutBatch
from .preparing import lock_organisations, prepare
from .refusals import AccountChanging, AccountRefused, FourEyes

__all__ = ["approve", "cancel", "file", "last_bank_import", "mark_sent", "prepare"]


def approve(actor: Actor, batch_id: int) -> PayoutBatch:
    """Approve a batch that another person prepared.

    Raises UnknownBatch, BatchCancelled, BatchApproved, FourEyes, AccountChanging, AccountRefused, ExecutionDayOver.
    """
    with transaction() as session:
        batch = batches.open_batch_locked(session, batch_id)
        if batch.prepared_by_id == actor.person_id:
            raise FourEyes
        owners = {payout.organisation_id for payout in batch.payouts if payout.organisation_id}
        lock_organisations(session, owners)
        if account_views.list_changing(session, owners):
            raise AccountChanging
        if holds.find_on_batch(session, batch):
            raise AccountRefused
        now = clock.now()
        days.check_not_over(batch.execution_day, clock.paris_day(now))
        batch.approved_at, batch.approved_by_id = now, actor.person_id
        batch.approved_day = clock.paris_day(now)
        record(session, actor, "payout_batch.approved", Subject("payout_batch", batch.id))
    return batch


def cancel(actor: Actor, batch_id: int) -> PayoutBatch:
    """Give a batch up before it is approved: what it would have paid can be prepared again.

    Raises UnknownBatch, BatchCancelled, BatchApproved.
    """
    with transaction() as session:
        batch = batches.open_batch_locked(session, batch_id)
        batch.cancelled_at, batch.cancelled_by_id = clock.now(), actor.person_id
        for payout in batch.payouts:
            payout.state = CANCELLED
        record(session, actor, "payout_batch.cancelled", Subject("payout_batch", batch.id))
    return batch


def mark_sent(actor: Actor, batch_id: int) -> PayoutBatch:
    """The file was given to the bank: its money is on its way. Idempotent.

    Raises UnknownBatch, BatchCancelled, BatchNotApproved.
    """
    with transaction() as session:
        batch = batches.batch_locked(session, batch_id)
        batches.approved_at(batch)
        if batch.sent_at is None:
            batch.sent_at, batch.sent_by_id = clock.now(), actor.person_id
            record(session, actor, "payout_batch.sent", Subject("payout_batch", batch.id))
            for payout in batch.payouts:
                payout.state = SENT
                for part in payout.parts:
                    post(session, postings.sent(part, payout, batch))
    return batch


def last_bank_import() -> datetime | None:
    """When a bank's answer was last imported."""
    return db.session.scalar(select(func.max(BankImport.imported_at)))
