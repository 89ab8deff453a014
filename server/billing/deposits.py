"""What became of an invoice on the buyer's platform, as the operator reads it there."""

from __future__ import annotations

from .. import clock
from ..access import SPONSOR, Actor
from ..campaigns.orders import order_locked, subject_of
from ..db import transaction
from ..messages.service import Note, To, write
from ..trail.recording import Changed, record
from .models import REFUSED, InvoiceDeposit, OrderInvoice
from .refusals import InvoiceCancelled, InvoicePaid
from .seen import invoice_seen_by


def record_deposit(actor: Actor, number: str, *, state: str, reason: str = "") -> InvoiceDeposit:
    """Record that an invoice was deposited, or refused for a reason, which its sponsor is told.

    Raises UnknownInvoice, InvoicePaid, InvoiceCancelled.
    """
    with transaction() as session:
        invoice = invoice_seen_by(session, actor, number)
        order = order_locked(session, invoice.order_id)
        session.refresh(invoice, ["cancellation"])
        if order.funded_at is not None:
            raise InvoicePaid
        if invoice.cancellation:
            raise InvoiceCancelled
        deposit = InvoiceDeposit(
            invoice_number=number,
            state=state,
            reason=reason,
            recorded_at=clock.now(),
            recorded_by_id=actor.person_id or None,
        )
        session.add(deposit)
        session.flush()
        said = Changed(after={"number": number, "state": state}, reason=reason)
        record(session, actor, "invoice.deposited", subject_of(order), said)
        if state == REFUSED:
            write(session, [_make_note(invoice, deposit)])
    return deposit


def _make_note(invoice: OrderInvoice, deposit: InvoiceDeposit) -> Note:
    to = To(role=SPONSOR, organisation_id=invoice.order.campaign.sponsor.organisation_id)
    values = {"number": invoice.number, "order": invoice.order_id, "reason": deposit.reason}
    return Note(f"invoice_refused:{deposit.id}", to, "invoice_refused", values)
