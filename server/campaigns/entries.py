"""What orders do to the ledger: their money arrives, and it is bound to vouchers once both are there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from .. import money
from ..ledger import rules
from ..ledger.models import FUNDED, ISSUED
from ..ledger.posting import Event, post
from .models import Order


def post_funding(session: Session, order: Order, at: datetime) -> None:
    """A sponsor's payment for a locked order was recorded."""
    face_value, campaign = order.face_value_cents, order.campaign
    fee = money.share_of(face_value, campaign.sponsor_fee_bps)
    guarantee = money.share_of(face_value, campaign.guarantee_bps)
    post(session, Event(FUNDED, str(order.id), order.campaign_id, at), rules.funded(face_value, fee, guarantee))
    post_issue(session, order, at)


def post_issue(session: Session, order: Order, at: datetime) -> None:
    """Bind a locked order's money to its vouchers, as soon as it is funded and they have numbers."""
    if order.funded_at and order.first_serial:
        post(session, Event(ISSUED, str(order.id), order.campaign_id, at), rules.issued(order.face_value_cents))
