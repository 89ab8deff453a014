"""What the operator sees of payouts: all that is due and what hinders it, the batches, the bank's last answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..banking import bank_days
from ..db import db
from ..settlements.models import Statement
from . import dues
from .bank_answers import imports
from .dues import Due
from .models import PREPARED, REJECTED, RETURNED, SENT, Payout, PayoutBatch
from .service import last_bank_import

MOST_SHOWN = 24
PEOPLE = PayoutBatch.prepared_by, PayoutBatch.approved_by, PayoutBatch.cancelled_by, PayoutBatch.sent_by


@dataclass(frozen=True, slots=True)
class DueView:
    """A document to be paid, and the payout of it that failed last, if one did."""

    due: Due
    failure: Payout | None


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch, how many payouts it has, their sum in cents, and how many are in which state."""

    batch: PayoutBatch
    count: int
    cents: int
    states: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overview:
    """The operator's page of payouts."""

    to_pay: list[DueView]
    carried: Sequence[Statement]
    batches: list[BatchView]
    last_import_at: datetime | None
    unmatched: int
    next_day: date
    under_way: Sequence[Payout]


def overview() -> Overview:
    """All of it; a constant number of queries."""
    session = db.session()
    due = dues.due(session)
    failures = _failures(session, due)
    to_pay = [DueView(one, failures.get(one.number)) for one in due]
    next_day = bank_days.find_next_bank_day(clock.paris_day(clock.now()))
    answered = last_bank_import(), len(imports.list_unmatched())
    return Overview(to_pay, dues.list_carried(session), _batches(session), *answered, next_day, _under_way(session))


def _failures(session: Session, due: Sequence[Due]) -> dict[str, Payout]:
    failed = select(Payout).where(Payout.state.in_((REJECTED, RETURNED)))
    numbers = Payout.end_to_end_id.in_([one.number for one in due])
    return {payout.end_to_end_id: payout for payout in session.scalars(failed.where(numbers).order_by(Payout.id))}


def _under_way(session: Session) -> Sequence[Payout]:
    """What is prepared, or with the bank and not answered."""
    return session.scalars(select(Payout).where(Payout.state.in_((PREPARED, SENT))).order_by(Payout.id)).all()


def _batches(session: Session) -> list[BatchView]:
    newest = select(PayoutBatch).order_by(PayoutBatch.id.desc()).limit(MOST_SHOWN)
    return view_batches(session, session.scalars(newest.options(*map(joinedload, PEOPLE))).all())


def view_batches(session: Session, found: Sequence[PayoutBatch]) -> list[BatchView]:
    """Batches with the number, sum and states of their payouts, in one query."""
    columns = Payout.batch_id, Payout.state, func.count(), func.sum(Payout.cents)
    of_these = Payout.batch_id.in_([batch.id for batch in found])
    counted = session.execute(select(*columns).where(of_these).group_by(Payout.batch_id, Payout.state)).all()
    return [
        BatchView(
            batch,
            sum(count for key, _, count, _ in counted if key == batch.id),
            sum(int(cents) for key, _, _, cents in counted if key == batch.id),
            {state: count for key, state, count, _ in counted if key == batch.id},
        )
        for batch in found
    ]
