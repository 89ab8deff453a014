"""Quotes: what a drafted order would cost, on paper, with a price that holds for a time."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import DRAFT, Campaign, Order
from ..campaigns.orders import own_locked, subject_of
from ..db import transaction
from ..invoicing import numbers, sellers
from ..trail.recording import Changed, record
from . import documents
from .models import Quote
from .prices import price_of
from .refusals import OrderPlaced

SERIES = "D"
VALID = timedelta(days=90)


def issue_quote(actor: Actor, order_id: int) -> Quote:
    """The quote of a drafted order, valid for 90 days and not beyond its campaign's last day.

    Asked for again while it is valid, it is the same. Raises UnknownOrder, OrderPlaced, OperatorUnknown.
    """
    with transaction() as session:
        order = own_locked(session, actor, order_id)
        if order.state != DRAFT:
            raise OrderPlaced
        today = clock.paris_day(clock.now())
        valid = _find_valid(session, order, today)
        return valid or _write(session, actor, order, today)


def _find_valid(session: Session, order: Order, today: date) -> Quote | None:
    newest = select(Quote).where(Quote.order_id == order.id, Quote.valid_until >= today).order_by(Quote.number.desc())
    return session.scalar(newest.limit(1))


def _write(session: Session, actor: Actor, order: Order, today: date) -> Quote:
    session.get(Campaign, order.campaign_id, with_for_update={"read": True})  # fixes its value and fees
    now = clock.now()
    last_day = order.campaign.last_day or date.max
    quote = Quote(
        number=numbers.take_one(session, SERIES, today),
        order=order,
        issued_at=now,
        issued_on=today,
        valid_until=max(today, min(today + VALID, last_day)),
        issued_by_id=actor.person_id or None,
        **asdict(price_of(order, sellers.seller_at(now))),
    )
    order.quoted_until = quote.valid_until
    session.add(quote)
    session.flush()
    documents.freeze(session, quote.number, now, order)
    issued = Changed(after={"number": quote.number, "cents": quote.total_cents})
    record(session, actor, "quote.issued", subject_of(order), issued)
    return quote
