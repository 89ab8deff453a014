"""Quotes, invoices and their credit notes as those may read them who see their order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..campaigns.models import Campaign, Order
from ..campaigns.service import visible_to
from .models import InvoiceCancellation, OrderInvoice, Quote
from .refusals import UnknownInvoice, UnknownQuote


def invoice_seen_by(session: Session, actor: Actor, number: str) -> OrderInvoice:
    """An invoice of an order that the actor may see. Raises UnknownInvoice."""
    found: OrderInvoice | None = session.scalar(_of_orders(actor, select(OrderInvoice), OrderInvoice.number == number))
    if found is None:
        raise UnknownInvoice
    return found


def cancellation_seen_by(session: Session, actor: Actor, number: str) -> InvoiceCancellation:
    """A credit note of such an invoice. Raises UnknownInvoice."""
    query = select(InvoiceCancellation).join(InvoiceCancellation.invoice)
    found: InvoiceCancellation | None = session.scalar(_of_orders(actor, query, InvoiceCancellation.number == number))
    if found is None:
        raise UnknownInvoice
    return found


def quote_seen_by(session: Session, actor: Actor, number: str) -> Quote:
    """A quote of an order that the actor may see. Raises UnknownQuote."""
    query = select(Quote).join(Quote.order).join(Order.campaign).join(Campaign.sponsor)
    found: Quote | None = session.scalar(query.where(Quote.number == number, visible_to(actor)))
    if found is None:
        raise UnknownQuote
    return found


def _of_orders(actor: Actor, query: Select[Any], wanted: ColumnElement[bool]) -> Select[Any]:
    joined = query.join(OrderInvoice.order).join(Order.campaign).join(Campaign.sponsor)
    return joined.where(wanted, visible_to(actor))
