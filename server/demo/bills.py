"""What the demo's sponsor is asked to pay: an invoice that waits for its money, and a quote."""

from __future__ import annotations

from sqlalchemy import select

from ..billing import issuing, quotes
from ..campaigns.models import DRAFT, ORDERED, Order
from ..commands import CONSOLE
from ..db import db
from ..invoicing import sellers
from ..invoicing.invoice import BuyerReferences

REFERENCES = BuyerReferences(service="DIRNUM", engagement="2026-EJ-0417")


def bill(campaign_id: int) -> None:
    """Invoice each placed order of a campaign, and quote each draft, once the operator is known in law."""
    if not sellers.is_known():
        return
    of_campaign = select(Order.id, Order.state).where(Order.campaign_id == campaign_id).order_by(Order.id)
    for order_id, state in db.session.execute(of_campaign).all():
        if state == ORDERED:
            issuing.issue_invoice(CONSOLE, order_id, REFERENCES)
        elif state == DRAFT:
            quotes.issue_quote(CONSOLE, order_id)
