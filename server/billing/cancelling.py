"""Cancelling: an order with its invoice, and the credit note that takes an unpaid invoice back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.cancelling import cancel_locked
from ..campaigns.models import Order
from ..campaigns.orders import own_locked, subject_of
from ..db import transaction
from ..invoicing import numbers
from ..trail.recording import Changed, record
from .live import find_live
from .models import InvoiceCancellation, OrderInvoice

SERIES = "A"
ORDER_CANCELLED = "Commande annulée."


def cancel_order(actor: Actor, order_id: int) -> Order:
    """Cancel an order before it is funded or issued, with its invoice; the other side gets a message. Idempotent.

    Raises UnknownOrder, NotOrdered, OrderFunded, OrderIssued.
    """
    with transaction() as session:
        order = own_locked(session, actor, order_id)
        cancel_locked(session, actor, order)
        if invoice := find_live(session, order.id):
            cancel_invoice(session, actor, invoice, ORDER_CANCELLED)
    return order


def cancel_invoice(session: Session, actor: Actor, invoice: OrderInvoice, reason: str) -> InvoiceCancellation:
    """Write the credit note of an unpaid invoice, whose order is locked, in the caller's transaction."""
    now = clock.now()
    today = clock.paris_day(now)
    cancellation = InvoiceCancellation(
        number=numbers.take_one(session, SERIES, today),
        invoice=invoice,
        issued_at=now,
        issued_on=today,
        reason=reason,
        issued_by_id=actor.person_id or None,
    )
    session.add(cancellation)
    session.flush()
    cancelled = Changed(after={"number": invoice.number, "credit_note": cancellation.number}, reason=reason)
    record(session, actor, "invoice.cancelled", subject_of(invoice.order), cancelled)
    return cancellation
