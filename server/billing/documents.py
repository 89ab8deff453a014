"""Quotes, invoices and credit notes of orders as documents: what is frozen when one is written, and what it says."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from ..campaigns.models import Order
from ..invoicing import names, sellers
from ..invoicing.invoice import (
    CREDIT_NOTE,
    INVOICE,
    QUOTE,
    Address,
    BuyerReferences,
    Invoice,
    InvoiceLine,
    InvoiceNote,
    Party,
)
from ..invoicing.taxes import FACE_VALUE
from ..invoicing.words import euros, format_integer, percent
from ..organisations.models import Organisation
from .models import InvoiceCancellation, OrderInvoice, Priced, Quote

GENERAL = "AAI"


def freeze(session: Session, number: str, at: datetime, order: Order) -> None:
    """Store what a document says of its buyer, campaign and content, in the transaction that writes it."""
    campaign = order.campaign
    buyer = campaign.sponsor.organisation
    content = {
        "buyer": buyer.name,
        "siret": buyer.siret,
        "address": names.write_address(_address_of(buyer)),
        "campaign": campaign.name,
        "first_day": campaign.first_day.isoformat(),
        "last_day": campaign.last_day and campaign.last_day.isoformat(),
        "booklets": order.booklet_count,
        "size": order.booklet_size,
        "voucher_cents": campaign.voucher_cents,
        "fee_bps": campaign.sponsor_fee_bps,
    }
    names.freeze(session, at, {number: content})


def _address_of(buyer: Organisation) -> Address:
    return Address((buyer.address,) if buyer.address else (), buyer.postcode, buyer.commune)


def quote_document(quote: Quote) -> Invoice:
    """The paper of a quote. Raises OperatorUnknown."""
    said = InvoiceNote(GENERAL, f"Pour commander, ouvrez la commande {quote.order_id} dans votre espace et passez-la.")
    return _document(
        quote,
        QUOTE,
        quote.number,
        number=quote.number,
        issued_day=quote.issued_on,
        due_day=quote.valid_until,
        notes=(said,),
    )


def invoice_document(invoice: OrderInvoice) -> Invoice:
    """An order's invoice, to be paid by transfer. Raises OperatorUnknown."""
    return _document(
        invoice,
        INVOICE,
        invoice.number,
        number=invoice.number,
        issued_day=invoice.issued_on,
        due_day=invoice.due_on,
        references=references_of(invoice),
        notes=sellers.NOTES,
    )


def cancellation_document(cancelled: InvoiceCancellation) -> Invoice:
    """The credit note that takes back an invoice nobody paid. Raises OperatorUnknown."""
    invoice = cancelled.invoice
    return _document(
        invoice,
        CREDIT_NOTE,
        invoice.number,
        number=cancelled.number,
        issued_day=cancelled.issued_on,
        due_day=cancelled.issued_on,
        references=references_of(invoice),
        preceding=((invoice.number, invoice.issued_on),),
        paid_how=f"Annule la facture {invoice.number}, qui n’était pas payée : rien n’est à payer ni à rendre.",
        notes=(InvoiceNote(GENERAL, cancelled.reason), *sellers.NOTES),
    )


def references_of(invoice: OrderInvoice) -> BuyerReferences:
    """What the buyer wanted to read on an invoice."""
    return BuyerReferences(invoice.service, invoice.engagement, invoice.contract)


def _document(priced: Quote | OrderInvoice, kind: str, frozen: str, **what: Any) -> Invoice:
    named, seller = names.load_names(frozen), sellers.seller_at(priced.issued_at)
    issued_day: date = what["issued_day"]
    return Invoice(
        kind=kind,
        seller=sellers.party_of(seller),
        buyer=Party(named["buyer"], names.read_address(named["address"]), named["siret"]),
        lines=_lines(priced, named),
        tax=sellers.tax_of(seller),
        tax_cents=priced.vat_cents,
        first_day=date.fromisoformat(named["first_day"]),
        last_day=date.fromisoformat(named["last_day"]) if named["last_day"] else issued_day,
        transfer=sellers.transfer_of(seller),
        payment_reference=f"{priced.number}, {priced.order.payment_reference}",
        **what,
    )


def _lines(priced: Priced, named: names.Json) -> tuple[InvoiceLine, ...]:
    booklets, size, value = named["booklets"], named["size"], euros(named["voucher_cents"])
    content = f"{format_integer(booklets)} {'carnets' if booklets > 1 else 'carnet'} de {size} pass à {value}"
    face = InvoiceLine(f"Pass numériques, campagne {named['campaign']}", priced.face_cents, content, FACE_VALUE)
    share = f"{percent(named['fee_bps'])} de {euros(priced.face_cents)}"
    fee = InvoiceLine("Frais de gestion", priced.fee_cents, share)
    return (face, fee) if priced.fee_cents else (face,)
