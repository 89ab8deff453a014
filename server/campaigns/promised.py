"""Orders whose money is not there: until when what was promised has to come, and what stops while it is lacking."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from .. import clock
from .models import CLAIM, PROMISE, Campaign, Order
from .refusals import PromiseOverdue, SponsorOwes


def is_overdue(now: datetime) -> ColumnElement[bool]:
    """SQL condition on `Order`: it is worth money by a promise whose days are over, and not all of it came."""
    lacks = Order.received_cents < Order.funded_cents
    return and_(Order.funded_by == PROMISE, lacks, Order.promised_until <= now)


def check_promises_kept(session: Session, order: Order) -> None:
    """Check that nothing that an order's sponsor promised is overdue, and that it owes nothing that the bank took back.

    Raises PromiseOverdue, SponsorOwes.
    """
    of_sponsor = Order.campaign_id.in_(select(Campaign.id).where(Campaign.sponsor_id == order.campaign.sponsor_id))
    if session.scalar(select(exists().where(of_sponsor, is_overdue(clock.now())))):
        raise PromiseOverdue
    if session.scalar(select(exists().where(of_sponsor, Order.funded_by == CLAIM))):
        raise SponsorOwes
