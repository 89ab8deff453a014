"""Invoices of orders: issuing one, and correcting its references before it is paid."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Campaign, Order
from ..campaigns.orders import check_ordered, own_locked, subject_of
from ..db import transaction
from ..invoicing import numbers, sellers
from ..invoicing.invoice import BuyerReferences
from ..trail.recording import Changed, record
from . import documents
from .cancelling import cancel_invoice
from .live import find_last, find_live
from .models import OrderInvoice
from .needs import check_references, needs_of
from .prices import price_of
from .refusals import InvoiceExists, InvoicePaid, NothingCorrected, NotInvoiced

SERIES = "F"
PAID_WITHIN = timedelta(days=30)
"""What a public buyer has (Code de la commande publique, R2192-10); others get the same."""
CORRECTED = "Références de l’acheteur corrigées."


def issue_invoice(actor: Actor, order_id: int, references: BuyerReferences) -> OrderInvoice:
    """The invoice of a placed order, with its buyer's references. Idempotent for the same references.

    Raises UnknownOrder, NotOrdered, OrderCancelled, InvoicePaid, ReferencesMissing, InvoiceExists, OperatorUnknown.
    """
    with transaction() as session:
        order = _check_unpaid(session, actor, order_id)
        _check_given(session, order, references)
        invoice = find_live(session, order.id)
        if invoice is None:
            return _write(session, actor, order, references, replaced=find_last(session, order.id))
        if documents.references_of(invoice) != references:
            raise InvoiceExists
    return invoice


def correct_invoice(actor: Actor, order_id: int, references: BuyerReferences) -> OrderInvoice:
    """Cancel an order's invoice by a credit note, and issue another with these references.

    Raises UnknownOrder, NotOrdered, OrderCancelled, InvoicePaid, ReferencesMissing, NotInvoiced, NothingCorrected,
    OperatorUnknown.
    """
    with transaction() as session:
        order = _check_unpaid(session, actor, order_id)
        _check_given(session, order, references)
        invoice = find_live(session, order.id)
        if invoice is None:
            raise NotInvoiced
        if documents.references_of(invoice) == references:
            raise NothingCorrected
        cancel_invoice(session, actor, invoice, CORRECTED)
        return _write(session, actor, order, references, replaced=invoice)


def _check_unpaid(session: Session, actor: Actor, order_id: int) -> Order:
    order = own_locked(session, actor, order_id)
    check_ordered(order)
    if order.funded_at is not None:
        raise InvoicePaid
    return order


def _check_given(session: Session, order: Order, references: BuyerReferences) -> None:
    check_references(needs_of(session, order.campaign.sponsor.organisation_id), references)


def _write(
    session: Session, actor: Actor, order: Order, references: BuyerReferences, replaced: OrderInvoice | None
) -> OrderInvoice:
    session.get(Campaign, order.campaign_id, with_for_update={"read": True})  # fixes its value and fees
    now = clock.now()
    today = clock.paris_day(now)
    invoice = OrderInvoice(
        number=numbers.take_one(session, SERIES, today),
        order=order,
        version=replaced.version + 1 if replaced else 1,
        replaces=replaced.number if replaced else None,
        issued_at=now,
        issued_on=today,
        due_on=today + PAID_WITHIN,
        issued_by_id=actor.person_id or None,
        **references._asdict(),
        **asdict(price_of(order, sellers.seller_at(now))),
    )
    order.vat_cents = invoice.vat_cents
    session.add(invoice)
    session.flush()
    documents.freeze(session, invoice.number, now, order)
    issued = {"number": invoice.number, "cents": invoice.total_cents} | references._asdict()
    record(session, actor, "invoice.issued", subject_of(order), Changed(after=issued))
    return invoice
