"""How much may leave: fees that are earned and not withdrawn, advances of sponsors that no order has used.

Whoever reads these to decide something has passed `GATE` before: two at once cannot both take the last euro.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from ..bank_statements.models import FUNDS, OwnBankAccount
from ..campaigns.models import ORDERED, Order
from ..ledger import sums
from ..ledger.rules import Accounts
from ..matching.house_models import HouseLine
from ..payouts.disbursements.models import (
    REFUND,
    WITHDRAWAL,
    Disbursement,
    DisbursementDecision,
    DisbursementPart,
)
from ..payouts.disbursements.standing import IS_CANCELLED
from ..payouts.models import PAID, SENT, Payout

GATE = 23
NOT_REFUSED = ~Disbursement.decision.has(~DisbursementDecision.confirmed) & ~IS_CANCELLED


@dataclass(frozen=True, slots=True)
class Earned:
    """Fees that may be withdrawn, in cents: by campaign, and what the bank charged the sponsors' money meanwhile.

    A campaign is below nothing where scans were undone after its fee had been withdrawn.
    """

    by_campaign: dict[int, int]
    costs_cents: int

    @property
    def cents(self) -> int:
        """What may be withdrawn in all; never below nothing."""
        return max(0, sum(self.by_campaign.values()) - self.costs_cents)

    def share(self, cents: int) -> dict[int, int]:
        """An amount taken from campaigns that have it, the oldest first."""
        shares: dict[int, int] = {}
        for campaign_id, has in sorted(self.by_campaign.items()):
            taken = min(max(has, 0), cents)
            cents -= taken
            shares |= {campaign_id: taken} if taken else {}
        return shares


def read_earned(session: Session, *, without: int = 0) -> Earned:
    """What may be withdrawn now, other requests taken off; a constant number of queries.

    A fee that is only promised is not there to be withdrawn; its VAT is the operator's until it pays it to the State.
    """
    taken = _pending(session, WITHDRAWAL, without)
    accounts = {
        campaign_id: sums.total(kinds.values()).accounts for campaign_id, kinds in sums.sum_by_campaign(session).items()
    }
    has = {campaign_id: _has(one) - taken[campaign_id] for campaign_id, one in accounts.items()}
    own = session.scalar(select(func.sum(HouseLine.bank)).where(HouseLine.iban.in_(_funds()))) or 0
    return Earned(has, max(0, -int(own)))


def read_free_advances(session: Session, *, without: int = 0) -> dict[int, int]:
    """By campaign what its sponsor paid and neither an order nor another refund takes; two queries more."""
    taken = _pending(session, REFUND, without)
    bound = select(Order.campaign_id, func.sum(Order.received_cents)).where(Order.state == ORDERED)
    for campaign_id, cents in session.execute(bound.group_by(Order.campaign_id)):
        taken[campaign_id] += int(cents or 0)
    found = sums.sum_by_campaign(session).items()
    free = {key: -sums.total(kinds.values()).accounts.advance - taken[key] for key, kinds in found}
    return {campaign_id: cents for campaign_id, cents in free.items() if cents > 0}


def _has(accounts: Accounts) -> int:
    return -accounts.fees_earned - accounts.promised


def _funds() -> Select[str]:
    return select(OwnBankAccount.iban).where(OwnBankAccount.kind == FUNDS)


def _pending(session: Session, kind: str, without: int) -> Counter[int]:
    """By campaign what is asked for or confirmed, and not in the ledger yet."""
    rows = select(DisbursementPart.campaign_id, func.sum(DisbursementPart.cents))
    joined = rows.join(Disbursement, Disbursement.id == DisbursementPart.disbursement_id)
    live = joined.where(Disbursement.kind == kind, NOT_REFUSED, Disbursement.id != without)
    booked = (
        Disbursement.decision.has()
        if kind == REFUND
        else exists().where(Payout.disbursement_id == Disbursement.id, Payout.state.in_((SENT, PAID)))
    )
    found = session.execute(live.where(~booked).group_by(DisbursementPart.campaign_id))
    return Counter({campaign_id: int(cents) for campaign_id, cents in found})
