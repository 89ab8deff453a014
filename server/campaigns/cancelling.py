"""Cancelling orders that are neither funded nor issued, in a transaction of whoever also takes back their invoice."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, SPONSOR, Actor
from ..messages import service as messages
from ..messages.service import THE_OPERATOR, Note, To
from ..trail.recording import record
from .models import CANCELLED, DRAFT, Order
from .orders import subject_of
from .refusals import NotOrdered, OrderFunded, OrderHasMoney, OrderIssued


def cancel_locked(session: Session, actor: Actor, order: Order) -> None:
    """Cancel a locked order before it is funded or issued, and send the other side a message. Idempotent.

    Raises NotOrdered, OrderFunded, OrderHasMoney, OrderIssued.
    """
    if order.state != CANCELLED:
        _check_free(order)
        order.state, order.cancelled_at = CANCELLED, clock.now()
        order.cancelled_by_id = actor.person_id or None  # nobody at the console
        record(session, actor, "order.cancelled", subject_of(order))
        messages.write(session, [_make_note(order, actor)])


def _check_free(order: Order) -> None:
    if order.state == DRAFT:
        raise NotOrdered
    if order.funded_at is not None:
        raise OrderFunded
    if order.received_cents:
        raise OrderHasMoney
    if order.first_serial is not None:
        raise OrderIssued


def _make_note(order: Order, actor: Actor) -> Note:
    """The message to the other side: to the sponsor when the operator cancelled, else to the operator."""
    sponsor = To(role=SPONSOR, organisation_id=order.campaign.sponsor.organisation_id)
    by_operator = actor.has(OPERATOR)
    values = {
        "order": order.id,
        "campaign": order.campaign.name,
        "sponsor": order.campaign.sponsor.organisation.name,
    }
    text = "order_cancelled_by_operator" if by_operator else "order_cancelled_by_sponsor"
    return Note(f"order_cancelled:{order.id}", sponsor if by_operator else THE_OPERATOR, text, values)
