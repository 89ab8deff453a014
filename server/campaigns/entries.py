"""Ledger postings of orders: money comes in with funding, and becomes outstanding once vouchers are issued too."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from .. import money
from ..ledger import rules
from ..ledger.models import FUNDED, ISSUED
from ..ledger.posting import Posting, post
from .models import Order


def funding(order: Order, at: datetime) -> Posting:
    """The posting of a sponsor's payment: face value and sponsor's fee, out of which the guarantee is set aside."""
    guarantee = money.share_of(order.face_value_cents, order.campaign.guarantee_bps)
    paid = rules.funded(order.face_value_cents, order.sponsor_fee_cents, guarantee, order.vat_cents or 0)
    return Posting(FUNDED, str(order.id), order.campaign_id, at, paid)


def issue(order: Order, at: datetime) -> Posting:
    """The posting that makes a funded order's face value outstanding."""
    return Posting(ISSUED, str(order.id), order.campaign_id, at, rules.issued(order.face_value_cents))


def post_funding(session: Session, order: Order, at: datetime) -> None:
    """Post that a locked order was funded, and that its vouchers are outstanding if they have serials already."""
    post(session, funding(order, at))
    post_issue(session, order, at)


def post_issue(session: Session, order: Order, at: datetime) -> None:
    """Post that a locked order's vouchers are outstanding, if it is funded and they have serials."""
    if order.funded_at and order.first_serial:
        post(session, issue(order, at))
