"""`show_billing`: how far an order's payment is, as its sponsor and the operator see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from .. import clock
from ..access import Actor
from ..campaigns.models import CANCELLED, CLAIM, DRAFT, PROMISE, Order
from ..campaigns.service import order_seen_by
from ..db import db
from .models import OrderInvoice, Quote
from .needs import Needs, needs_of

DRAFTED, QUOTED, TO_INVOICE, INVOICED, PARTLY_PAID, OVERDUE, PROMISED, PAID, WITHDRAWN = STATES = (
    *("drafted", "quoted", "to_invoice", "invoiced", "partly_paid", "overdue", "promised", "paid"),
    "cancelled",
)


NOT_THERE = {PROMISE: PROMISED, CLAIM: OVERDUE}
"""How far the payment of an order is that is worth money which is not all there."""


@dataclass(frozen=True, slots=True)
class Billing:
    """An order's quote that is still valid, its invoices, the newest first, and what its buyer needs on them."""

    state: str
    organisation_id: int
    needs: Needs
    quote: Quote | None
    invoices: Sequence[OrderInvoice]


def show_billing(actor: Actor, order_id: int) -> Billing:
    """How far the payment of an order that the actor may see is. Raises UnknownOrder."""
    session, today = db.session(), clock.paris_day(clock.now())
    order = order_seen_by(actor, order_id)
    valid = select(Quote).where(Quote.order_id == order.id, Quote.valid_until >= today)
    quote = session.scalar(valid.order_by(Quote.number.desc()).limit(1))
    shown = (joinedload(OrderInvoice.cancellation), selectinload(OrderInvoice.deposits))
    written = select(OrderInvoice).where(OrderInvoice.order_id == order.id).order_by(OrderInvoice.version.desc())
    invoices = session.scalars(written.options(*shown)).all()
    organisation_id = order.campaign.sponsor.organisation_id
    state = _state(order, quote, invoices, today)
    return Billing(state, organisation_id, needs_of(session, organisation_id), quote, invoices)


def _state(order: Order, quote: Quote | None, invoices: Sequence[OrderInvoice], today: date) -> str:
    if order.state == CANCELLED:
        return WITHDRAWN
    if order.funded_at is not None:
        return NOT_THERE[order.funded_by or PROMISE] if order.lacking_cents else PAID
    if order.state == DRAFT:
        return QUOTED if quote else DRAFTED
    live = [invoice for invoice in invoices if invoice.cancellation is None]
    if not live:
        return TO_INVOICE
    if live[0].due_on < today:
        return OVERDUE
    return PARTLY_PAID if order.received_cents else INVOICED
