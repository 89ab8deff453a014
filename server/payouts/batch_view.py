"""A batch as the second person sees it: payment by payment, with warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from ..db import db
from ..settlements.models import Statement
from . import batches, holds
from .fetched import BankFile, list_files
from .models import PAID, Payout, PayoutBatch


@dataclass(frozen=True, slots=True)
class PayoutView:
    """A payment; what a bank said of its account since it was prepared; why its document was not paid before.

    ``new_account``: nothing was ever paid to the account for this organisation.
    """

    payout: Payout
    month: str | None
    refusal: Payout | None
    earlier: Payout | None
    new_account: bool


@dataclass(frozen=True, slots=True)
class WholeBatch:
    """A batch, how many payouts it has, their sum in cents, how many are in which state, each, and its files."""

    batch: PayoutBatch
    count: int
    cents: int
    states: dict[str, int]
    payouts: list[PayoutView]
    files: list[BankFile]


def view_batch(batch_id: int) -> WholeBatch:
    """One batch with its payouts; a constant number of queries. Raises UnknownBatch."""
    session = db.session()
    batch = batches.find_batch(session, batch_id)
    states = Counter(payout.state for payout in batch.payouts)
    views = _views(session, batch)
    cents, files = sum(payout.cents for payout in batch.payouts), list_files(session, batch)
    return WholeBatch(batch, len(batch.payouts), cents, dict(states), views, files)


def _views(session: Session, batch: PayoutBatch) -> list[PayoutView]:
    refusals, earlier = holds.find_on_batch(session, batch), _earlier(session, batch)
    months, known = _months(session, batch.payouts), _paid_before(session, batch)
    return [
        PayoutView(
            payout,
            months.get(payout.statement_id or 0),
            refusals.get(payout.id),
            earlier.get(payout.end_to_end_id),
            payout.id not in known,
        )
        for payout in batch.payouts
    ]


def _earlier(session: Session, batch: PayoutBatch) -> dict[str, Payout]:
    """By document: its newest payment of an earlier batch, which failed."""
    numbers = [payout.end_to_end_id for payout in batch.payouts]
    failed = select(Payout).where(Payout.end_to_end_id.in_(numbers), Payout.failed_at.is_not(None))
    before = session.scalars(failed.where(Payout.batch_id < batch.id).order_by(Payout.id))
    return {payout.end_to_end_id: payout for payout in before}


def _months(session: Session, payouts: Iterable[Payout]) -> dict[int, str]:
    ids = [payout.statement_id for payout in payouts if payout.statement_id]
    rows: Sequence[tuple[int, str]] = session.execute(
        select(Statement.id, Statement.month).where(Statement.id.in_(ids))
    ).all()
    return dict(rows)


def _paid_before(session: Session, batch: PayoutBatch) -> set[int]:
    """The payouts of a batch to whose account an earlier one of the same organisation was paid."""
    paid = aliased(Payout)
    same = exists().where(
        paid.organisation_id == Payout.organisation_id,
        paid.iban == Payout.iban,
        paid.state == PAID,
        paid.batch_id != Payout.batch_id,
    )
    return set(session.scalars(select(Payout.id).where(Payout.batch_id == batch.id, same)))
