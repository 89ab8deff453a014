"""What must hold of payouts and disbursements: each is what its shares of campaigns add up to."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .disbursements.models import Disbursement, DisbursementPart
from .models import Payout, PayoutPart


def find_unlike_their_parts(session: Session) -> Iterator[str]:
    """The payouts that are not the sum of their parts, in words."""
    total = func.coalesce(func.sum(PayoutPart.cents), 0)
    sums = select(Payout.id, Payout.cents, total).outerjoin(PayoutPart, PayoutPart.payout_id == Payout.id)
    unlike = sums.group_by(Payout.id, Payout.cents).having(total != Payout.cents).order_by(Payout.id)
    for payout_id, cents, parts in session.execute(unlike):
        yield f"ledger: payout {payout_id} is {cents} cents, its parts are {parts}"
    yield from _disbursements(session)


def _disbursements(session: Session) -> Iterator[str]:
    total = func.coalesce(func.sum(DisbursementPart.cents), 0)
    sums = select(Disbursement.number, Disbursement.total_cents, total).outerjoin(Disbursement.parts)
    unlike = sums.group_by(Disbursement.number, Disbursement.total_cents).having(total != Disbursement.total_cents)
    for number, cents, parts in session.execute(unlike.order_by(Disbursement.number)):
        yield f"ledger: disbursement {number} is {cents} cents, its parts are {parts}"
