"""Invoices once issued: the first look writes down what one says, and from then on it never says anything else."""

from __future__ import annotations

from collections.abc import Callable

import orjson

from ..db import db, insert_into, transaction
from ..printing import apart
from . import papers
from .invoice import Invoice
from .models import IssuedInvoice


def document(number: str, make: Callable[[], Invoice]) -> bytes:
    """The Factur-X of a number, ``make`` telling its content if nobody has looked yet.

    Raises what ``make`` raises, and PrinterBusy, DrawingFailed.
    """
    content = _kept(number) or _keep(number, orjson.dumps(papers.content(make())))
    db.session.rollback()  # drawing takes its time, and no connection with it
    return apart.drawn("invoicing.drawing", content)


def _kept(number: str) -> bytes | None:
    kept = db.session.get(IssuedInvoice, number)
    return kept.content if kept else None


def _keep(number: str, content: bytes) -> bytes:
    """Write content down, unless someone was quicker; what is written then."""
    with transaction() as session:
        row = insert_into(session, IssuedInvoice).values(number=number, content=content)
        session.execute(row.on_conflict_do_nothing())
    return _kept(number) or content
