"""Until when money that came for an order, or as an advance, may turn out not to have come."""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from ..campaigns import funding
from ..campaigns.models import Campaign, Order
from ..credits.models import CreditNote
from ..guarantee.ceiling import read_left_locked
from ..ledger.models import FEW, LedgerLine
from ..redemptions.models import LIVE, Redemption
from ..vouchers.models import Booklet, Voucher
from .refusals import AdvanceUsed, CampaignCredited, GuaranteeUsed, OrderRedeemed


def check_undoable(session: Session, order: Order) -> None:
    """Check that a locked, funded order's funding can be taken back.

    Raises OrderRedeemed, GuaranteeUsed where scans in good faith were paid out of it, CampaignCredited after the credit
    note that gave back what was left.
    """
    if is_redeemed(session, order):
        raise OrderRedeemed
    left = read_left_locked(session, [order.campaign_id])[order.campaign_id]
    if left < funding.find_live_funding(session, order).guarantee_cents:
        raise GuaranteeUsed
    if session.scalar(select(exists().where(CreditNote.campaign_id == order.campaign_id))):
        raise CampaignCredited


def check_advance_left(session: Session, campaign_id: int, cents: int) -> None:
    """Check that so much of the campaign's advance is neither used nor given back; its campaign stays locked."""
    session.get(Campaign, campaign_id, with_for_update={"key_share": True})
    kept = select(-func.coalesce(func.sum(LedgerLine.advance), 0)).where(FEW, LedgerLine.campaign_id == campaign_id)
    if (session.scalar(kept) or 0) < cents:
        raise AdvanceUsed


def is_redeemed(session: Session, order: Order) -> bool:
    """Whether a voucher of a locked order was redeemed, and that was not undone."""
    of_order = select(Voucher.id).join(Booklet, Booklet.id == Voucher.booklet_id).where(Booklet.order_id == order.id)
    return bool(session.scalar(select(exists().where(LIVE, Redemption.voucher_id.in_(of_order)))))
