"""`take_back`: a payout is again as it was before a match told that it was paid, or that it came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..ledger.posting import post
from . import postings
from .models import PAID, RETURNED, SENT, Payout
from .refusals import PayoutPaidAgain
from .undone_models import PayoutUndo

BEFORE = {PAID: SENT, RETURNED: PAID}


def count_told(session: Session, payout_ids: Collection[int]) -> Counter[tuple[int, str]]:
    """How often each step was told of each of some payouts, and taken back."""
    undone = select(PayoutUndo.payout_id, PayoutUndo.step, func.count()).where(PayoutUndo.payout_id.in_(payout_ids))
    rows = session.execute(undone.group_by(PayoutUndo.payout_id, PayoutUndo.step))
    return Counter({(payout_id, step): count for payout_id, step, count in rows})


def take_back(session: Session, payout: Payout, match_id: int, steps: Sequence[str]) -> None:
    """Take back steps of a locked payout, the last one first, each with its ledger lines.

    Raises PayoutPaidAgain where its document is being paid by another payout since.
    """
    undos = [_undo(session, payout, match_id, step) for step in steps]
    payout.state = BEFORE[steps[-1]]
    if RETURNED in steps:
        payout.failed_at = payout.reason_code = payout.reason = None
    if PAID in steps:
        payout.paid_at = None
    session.add_all(undos)
    try:
        session.flush()
    except IntegrityError as error:
        raise PayoutPaidAgain from error
    for undo in undos:
        for part in payout.parts:
            post(session, postings.taken_back(part, payout, undo))


def _undo(session: Session, payout: Payout, match_id: int, step: str) -> PayoutUndo:
    """Raises ValueError for a step that the payout did not take."""
    done_at = payout.paid_at if step == PAID else payout.failed_at
    if done_at is None:
        raise ValueError(step)
    nth = count_told(session, [payout.id])[payout.id, step] + 1
    return PayoutUndo(
        payout_id=payout.id, match_id=match_id, step=step, nth=nth, done_at=done_at, undone_at=clock.now()
    )
