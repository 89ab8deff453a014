"""What must hold of payouts whatever happens: each is what its shares of campaigns add up to."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .models import Payout, PayoutPart


def find_unlike_their_parts(session: Session) -> Iterator[str]:
    """The payouts that are not the sum of their parts, in words."""
    total = func.coalesce(func.sum(PayoutPart.cents), 0)
    sums = select(Payout.id, Payout.cents, total).outerjoin(PayoutPart, PayoutPart.payout_id == Payout.id)
    unlike = sums.group_by(Payout.id, Payout.cents).having(total != Payout.cents).order_by(Payout.id)
    for payout_id, cents, parts in session.execute(unlike):
        yield f"ledger: payout {payout_id} is {cents} cents, its parts are {parts}"
