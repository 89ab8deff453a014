"""Issued invoices: an invoice's content is stored when it is first needed, and never changes after that."""

from __future__ import annotations

from collections.abc import Callable

import orjson
from sqlalchemy import select

from ..db import db, insert_into, transaction
from ..printing import apart
from . import papers
from .invoice import Invoice
from .models import IssuedInvoice


def document(number: str, make: Callable[[], Invoice]) -> bytes:
    """The Factur-X PDF of an invoice number; ``make`` is called for its content if none is stored yet.

    Raises what ``make`` raises, and PrinterBusy, DrawingFailed.
    """
    content = load_or_make(number, make)
    return apart.draw("invoicing.drawing", content)


def load_or_make(number: str, make: Callable[[], Invoice]) -> bytes:
    """The stored content of an invoice as JSON; made and stored if there is none. Raises what ``make`` raises."""
    return _written(number) or _write(number, orjson.dumps(papers.content(make())))


def _written(number: str) -> bytes | None:
    return db.session.scalar(select(IssuedInvoice.content).where(IssuedInvoice.number == number))


def _write(number: str, content: bytes) -> bytes:
    """Store content unless another process was first; returns what is stored."""
    with transaction() as session:
        row = insert_into(session, IssuedInvoice).values(number=number, content=content)
        session.execute(row.on_conflict_do_nothing())
    return _written(number) or content
