"""Invoices once issued: the first look writes down what one says, and from then on it never says anything else."""

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
    """The Factur-X of a number, ``make`` telling its content if nobody has looked yet.

    Raises what ``make`` raises, and PrinterBusy, DrawingFailed.
    """
    content = kept(number, make)
    return apart.drawn("invoicing.drawing", content)


def kept(number: str, make: Callable[[], Invoice]) -> bytes:
    """What an invoice says, written down if nobody has yet. Raises what ``make`` raises."""
    return _written(number) or _write(number, orjson.dumps(papers.content(make())))


def _written(number: str) -> bytes | None:
    return db.session.scalar(select(IssuedInvoice.content).where(IssuedInvoice.number == number))


def _write(number: str, content: bytes) -> bytes:
    """Write content down, unless someone was quicker; what is written then."""
    with transaction() as session:
        row = insert_into(session, IssuedInvoice).values(number=number, content=content)
        session.execute(row.on_conflict_do_nothing())
    return _written(number) or content
