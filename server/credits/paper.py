"""A credit note on paper: PDF/A-3 with its data inside, a Factur-X of type 381."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Order
from ..db import db
from ..invoicing import issued, names, sellers
from ..invoicing.invoice import CREDIT_NOTE, Invoice, InvoiceLine, InvoiceNote, Party
from ..invoicing.taxes import OUT_OF_SCOPE
from ..printing.service import NamedFile
from . import service
from .models import CreditNote, CreditNotePart

REFUNDED_WITHIN = timedelta(days=30)
GENERAL = "AAI"


def credit_note_pdf(actor: Actor, number: str) -> NamedFile:
    """The document of a credit note. Raises UnknownCreditNote, OperatorUnknown, PrinterBusy, DrawingFailed."""
    note = service.note_of(actor, number)
    return NamedFile(f"avoir-{number}.pdf", issued.document(number, lambda: invoice(db.session(), note)))


def invoice(session: Session, note: CreditNote) -> Invoice:
    """The credit note as EN 16931 sees it: a line for each order, at face value. Raises OperatorUnknown."""
    named = names.load_names(note.number)
    return Invoice(
        kind=CREDIT_NOTE,
        number=note.number,
        issued_day=note.issued_on,
        seller=sellers.party_of(sellers.seller_at(note.issued_at)),
        buyer=Party(note.organisation_name, names.read_address(named["address"]), note.organisation_siret),
        lines=tuple(_line(part) for part in note.parts),
        tax=OUT_OF_SCOPE,
        tax_cents=0,
        first_day=date.fromisoformat(named["first_day"]),
        last_day=date.fromisoformat(named["last_day"]),
        due_day=note.issued_on + REFUNDED_WITHIN,
        preceding=tuple(_paid(session, note)),
        notes=(*_said(named["campaign"]), *sellers.NOTES),
    )


def _line(part: CreditNotePart) -> InvoiceLine:
    what = f"{part.vouchers} pass jamais utilisés" if part.vouchers > 1 else "1 pass jamais utilisé"
    return InvoiceLine(
        f"Commande {part.order_id}, mandat {part.payment_order}",
        part.cents,
        what if part.vouchers else "Carnets jamais émis",
    )


def _paid(session: Session, note: CreditNote) -> Iterator[tuple[str, date]]:
    """The orders that were paid, each with the day of its payment."""
    orders = select(Order).where(Order.id.in_([part.order_id for part in note.parts])).order_by(Order.id)
    for order in session.scalars(orders):
        yield f"COMMANDE-{order.id}", clock.paris_day(order.funded_at or note.issued_at)


def _said(campaign: str) -> Iterator[InvoiceNote]:
    yield InvoiceNote(GENERAL, f"Valeur faciale des pass de la campagne « {campaign} » qui n’ont jamais servi.")
    yield InvoiceNote(
        GENERAL, "Les pass utilisés pendant le délai de grâce sont payés aux lieux : ils ne sont pas rendus."
    )
    yield InvoiceNote(GENERAL, "Les frais de gestion du commanditaire ne sont pas rendus.")
    yield InvoiceNote(GENERAL, "Remboursement par virement, au plus tard à l’échéance.")
