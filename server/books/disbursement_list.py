"""What was asked for, decided and paid of money that people order out: `list_disbursements`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..db import db
from ..payouts.disbursements.models import Disbursement, DisbursementDecision
from ..payouts.models import Payout

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class DisbursementView:
    """A disbursement and its newest payout, if one was ever prepared."""

    disbursement: Disbursement
    payout: Payout | None

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
    return [DisbursementView(one, payouts.get(one.id)) for one in found]
