"""The entries of a day's fee invoices: the very net amounts and VAT of the invoices that were issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..settlements.models import Statement
from .booking import book_invoice
from .entries import AccountEntry, SourcePiece
from .period import FiscalBooks
from .words import CREDIT_NOTE, INVOICE


def list_invoices(session: Session, books: FiscalBooks, day: date) -> Iterator[AccountEntry]:
    """The entries of the invoices that a day's statements have; one query."""
    columns = Statement.invoice_number, Statement.number, Statement.fee_cents, Statement.issued_at
    moments = Statement.issued_at >= clock.start_of_day(day), Statement.issued_at < clock.end_of_day(day)
    found = select(*columns, Statement.organisation_id).where(Statement.invoice_number.is_not(None), *moments)
    for number, statement, fee_cents, issued_at, owner_id in session.execute(found.order_by(Statement.id)):
        words = (INVOICE if fee_cents > 0 else CREDIT_NOTE).format(number=number, statement=statement)
        piece = SourcePiece(str(number), day, words)
        yield book_invoice(fee_cents, books.vat_bps(issued_at), day, piece, owner_id)
