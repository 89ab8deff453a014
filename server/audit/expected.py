"""What each campaign's accounts must hold, added up from the events themselves and not from the ledger."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.orm import Session, joinedload

from .. import money
from ..campaigns.models import CLAIM, CREDITS, PROMISE, WORD, Order
from ..credits.models import CreditNote
from ..guarantee.models import Honour
from ..ledger.rules import Accounts
from ..matching.models import HOLDS, TO_ADVANCE, TO_NOTHING, TO_PROMISE, BankMatch
from ..payouts.disbursements.models import REFUND, Disbursement, DisbursementPart
from ..payouts.disbursements.standing import STANDS
from ..payouts.models import PAID, SENT, Payout, PayoutPart
from ..redemptions.models import LIVE, Redemption
from ..settlements.models import StatementPart
from ..vouchers import ids

CAMPAIGN = Redemption.voucher_id.bitwise_rshift(literal_column(str(ids.POSITION_BITS + ids.SERIAL_BITS)))


@dataclass(slots=True)
class Events:
    """Sums of a campaign's events, in cents."""

    face: int = 0
    sponsor_fee: int = 0
    told: int = 0
    promised: int = 0
    to_advance: int = 0
    to_promise: int = 0
    from_advance: int = 0
    guarantee: int = 0
    issued: int = 0
    used: int = 0
    used_fee: int = 0
    honoured: int = 0
    honoured_fee: int = 0
    stated: int = 0
    sent: int = 0
    paid: int = 0
    withdrawn: int = 0
    refunded: int = 0
    expired: int = 0
    credited: int = 0
    released: int = 0

    @property
    def accounts(self) -> Accounts:
        """What they leave in each account; what is owed is negative."""
        net = self.used - self.used_fee + self.honoured - self.honoured_fee
        return Accounts(
            bank=self.told + self.to_advance + self.to_promise - self.paid,
            funds_held=self.issued + self.credited - self.expired - self.face,
            outstanding=self.used + self.expired - self.issued,
            guarantee=self.honoured + self.released - self.guarantee,
            payable=self.stated - net,
            due=self.sent + self.paid - self.withdrawn - self.stated - self.credited - self.refunded,
            in_transit=-self.sent,
            fees_earned=self.withdrawn - self._earned,
            promised=self.promised - self.to_promise,
            advance=self.from_advance + self.refunded - self.to_advance,
        )

    @property
    def _earned(self) -> int:
        return self.sponsor_fee + self.used_fee + self.honoured_fee + self.released - self.guarantee


def sum_by_campaign(session: Session) -> dict[int, Accounts]:
    """The accounts that events explain, campaign by campaign; a constant number of queries."""
    found: defaultdict[int, Events] = defaultdict(Events)
    for order in session.scalars(
        select(Order).where(Order.funded_at.is_not(None)).options(joinedload(Order.campaign, innerjoin=True))
    ):
        _add_order(found[order.campaign_id], order)
    for names, query in _SUMS:
        for campaign_id, *cents in session.execute(query):
            for name, value in zip(names, cents, strict=True):
                setattr(found[campaign_id], name, int(value or 0))
    return {campaign_id: events.accounts for campaign_id, events in found.items()}


def _add_order(events: Events, order: Order) -> None:
    fee = order.sponsor_fee_cents
    events.face += order.face_value_cents
    events.sponsor_fee += fee + (order.vat_cents or 0)
    events.guarantee += min(money.share_of(order.face_value_cents, order.campaign.guarantee_bps), fee)
    events.issued += order.face_value_cents if order.first_serial else 0
    paid = order.face_value_cents + fee + (order.vat_cents or 0)
    way = {CREDITS: "from_advance", PROMISE: "promised", CLAIM: "from_advance"}.get(order.funded_by or WORD, "told")
    setattr(events, way, getattr(events, way) + paid)


_PARTS = select(
    PayoutPart.campaign_id,
    func.sum(PayoutPart.cents).filter(Payout.state == SENT),
    func.sum(PayoutPart.cents).filter(Payout.state == PAID),
    func.sum(PayoutPart.cents).filter(Payout.state.in_((SENT, PAID)), Payout.organisation_id.is_(None)),
)
_REFUNDS = (
    select(DisbursementPart.campaign_id, func.sum(DisbursementPart.cents))
    .join(Disbursement, Disbursement.id == DisbursementPart.disbursement_id)
    .where(Disbursement.kind == REFUND, STANDS)
    .group_by(DisbursementPart.campaign_id)
)
_CAME = (
    func.sum(BankMatch.cents).filter(BankMatch.account == TO_ADVANCE),
    func.sum(BankMatch.cents).filter(BankMatch.account == TO_PROMISE),
)
_COUNTED = (*HOLDS, BankMatch.account != TO_NOTHING)
_NOTES = (func.sum(CreditNote.face_cents), func.sum(CreditNote.total_cents), func.sum(CreditNote.released_cents))
_SUMS: tuple[tuple[tuple[str, ...], Select[*tuple[Any, ...]]], ...] = (
    (
        ("to_advance", "to_promise"),
        select(BankMatch.campaign_id, *_CAME).where(*_COUNTED).group_by(BankMatch.campaign_id),
    ),
    (
        ("used", "used_fee"),
        select(CAMPAIGN, func.sum(Redemption.gross_cents), func.sum(Redemption.fee_cents))
        .where(LIVE)
        .group_by(CAMPAIGN),
    ),
    (
        ("honoured", "honoured_fee"),
        select(Honour.campaign_id, func.sum(Honour.gross_cents), func.sum(Honour.fee_cents)).group_by(
            Honour.campaign_id
        ),
    ),
    (
        ("stated",),
        select(StatementPart.campaign_id, func.sum(StatementPart.net_cents)).group_by(StatementPart.campaign_id),
    ),
    (
        ("sent", "paid", "withdrawn"),
        _PARTS.join(Payout, Payout.id == PayoutPart.payout_id).group_by(PayoutPart.campaign_id),
    ),
    (("refunded",), _REFUNDS),
    (("expired", "credited", "released"), select(CreditNote.campaign_id, *_NOTES).group_by(CreditNote.campaign_id)),
)
