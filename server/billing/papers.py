"""The PDFs of quotes, invoices and credit notes of orders; the last two are Factur-X."""

from __future__ import annotations

from ..access import Actor
from ..db import db
from ..invoicing import issued
from ..printing.service import NamedFile
from . import documents, seen


def quote_pdf(actor: Actor, number: str) -> NamedFile:
    """A quote. Raises UnknownQuote, OperatorUnknown, PrinterBusy, DrawingFailed."""
    quote = seen.quote_seen_by(db.session(), actor, number)
    return NamedFile(f"devis-{number}.pdf", issued.document(number, lambda: documents.quote_document(quote)))


def invoice_pdf(actor: Actor, number: str) -> NamedFile:
    """An order's invoice. Raises UnknownInvoice, OperatorUnknown, PrinterBusy, DrawingFailed."""
    invoice = seen.invoice_seen_by(db.session(), actor, number)
    return NamedFile(f"facture-{number}.pdf", issued.document(number, lambda: documents.invoice_document(invoice)))


def cancellation_pdf(actor: Actor, number: str) -> NamedFile:
    """The credit note of a cancelled invoice. Raises UnknownInvoice, OperatorUnknown, PrinterBusy, DrawingFailed."""
    cancelled = seen.cancellation_seen_by(db.session(), actor, number)
    made = issued.document(number, lambda: documents.cancellation_document(cancelled))
    return NamedFile(f"avoir-{number}.pdf", made)
