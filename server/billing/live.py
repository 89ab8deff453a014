"""The one invoice of an order that is not cancelled, and the newest."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from .models import InvoiceCancellation, OrderInvoice


def is_live() -> ColumnElement[bool]:
    """SQL condition on `OrderInvoice`: no credit note cancels it. An order has one such invoice at most."""
    return OrderInvoice.number.not_in(select(InvoiceCancellation.invoice_number))


def find_live(session: Session, order_id: int) -> OrderInvoice | None:
    """The invoice of an order that is not cancelled."""
    return session.scalar(select(OrderInvoice).where(OrderInvoice.order_id == order_id, is_live()))


def find_last(session: Session, order_id: int) -> OrderInvoice | None:
    """The newest invoice of an order."""
    newest = select(OrderInvoice).where(OrderInvoice.order_id == order_id).order_by(OrderInvoice.version.desc())
    return session.scalar(newest.limit(1))
