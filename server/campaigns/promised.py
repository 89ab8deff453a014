"""Orders whose money was promised: until when it has to come, and what stops while it has not."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from .. import clock
from .models import PROMISE, Campaign, Order
from .refusals import PromiseOverdue

PROMISED_WITHIN = timedelta(days=30)
"""What a public buyer has to pay (Code de la commande publique, R2192-10)."""


def is_overdue(now: datetime) -> ColumnElement[bool]:
    """SQL condition on `Order`: it is worth money by a promise made too long ago, and not all of it came."""
    late = Order.funded_at <= now - PROMISED_WITHIN
    return and_(Order.funded_by == PROMISE, Order.received_cents < Order.funded_cents, late)


def check_promises_kept(session: Session, order: Order) -> None:
    """Check that nothing that an order's sponsor promised is overdue. Raises PromiseOverdue."""
    of_sponsor = Order.campaign_id.in_(select(Campaign.id).where(Campaign.sponsor_id == order.campaign.sponsor_id))
    if session.scalar(select(exists().where(of_sponsor, is_overdue(clock.now())))):
        raise PromiseOverdue
