"""What was asked for, decided and paid of money that people order out: `list_disbursements`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from ..db import db
from ..payouts.disbursements.cancelling_models import DisbursementCancellation
from ..payouts.disbursements.models import Disbursement, DisbursementDecision
from ..payouts.models import CANCELLED, Payout

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class DisbursementView:
    """A disbursement and its newest payout, if one was ever prepared."""

    disbursement: Disbursement
    payout: Payout | None
    cancellation: DisbursementCancellation | None = None

    @property
    def state(self) -> str:
        """As it was decided, unless it was cancelled since."""
        cancelled = self.cancellation and self.cancellation.confirmed_at
        return CANCELLED if cancelled else self.disbursement.state

    @property
    def decided_at(self) -> datetime | None:
        decision = self.disbursement.decision
        return decision.decided_at if decision else None

    @property
    def decided_by(self) -> str | None:
        decision = self.disbursement.decision
        return decision.decided_by.name if decision else None

    @property
    def payment(self) -> str | None:
        """How far its newest payout is."""
        return self.payout.state if self.payout else None


def list_disbursements() -> list[DisbursementView]:
    """The newest ones, the newest first, each with its newest payout; a constant number of queries."""
    session = db.session()
    people = (
        joinedload(Disbursement.asked_by),
        joinedload(Disbursement.decision).joinedload(DisbursementDecision.decided_by),
    )
    newest = select(Disbursement).order_by(Disbursement.id.desc()).limit(MOST_SHOWN).options(*people)
    found: Sequence[Disbursement] = session.scalars(newest).all()
    of_these = select(Payout).where(Payout.disbursement_id.in_([one.id for one in found])).order_by(Payout.id)
    payouts = {payout.disbursement_id: payout for payout in session.scalars(of_these)}
    cancellations = _load_cancellations(session, [one.id for one in found])
    return [DisbursementView(one, payouts.get(one.id), cancellations.get(one.id)) for one in found]


def _load_cancellations(session: Session, keys: Sequence[int]) -> dict[int, DisbursementCancellation]:
    """Those that were not withdrawn."""
    people = joinedload(DisbursementCancellation.asked_by), joinedload(DisbursementCancellation.confirmed_by)
    live = DisbursementCancellation.disbursement_id.in_(keys), DisbursementCancellation.withdrawn_at.is_(None)
    rows = select(DisbursementCancellation).where(*live).options(*people)
    return {one.disbursement_id: one for one in session.scalars(rows)}
