"""PDF of statements: `statement_pdf`, `invoice_pdf` of the fee, `attestation_pdf` for bodies under public law.

`write_invoices` stores the content of invoices soon after a month is closed, even if nobody opens them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from sqlalchemy import exists, select

from ...access import Actor
from ...db import db
from ...errors import Conflict, NotFound
from ...invoicing import issued, sellers
from ...invoicing.invoice import Invoice
from ...invoicing.models import IssuedInvoice
from ...printing import apart
from ...printing.service import NamedFile
from ...settlements import names
from ...settlements.models import Statement
from .. import lines as statement_lines
from ..service import head_of, is_public, statement_of
from . import attestation, invoice
from . import statement as paper_statement
from .parties import parties_of
from .statement import StatementPaper

MOST_LINES = 10_000
"""Most lines in a PDF, where 5,000 take a second and every 1,000 take 80 MB; the CSV has the lines of longer ones."""


class NoFee(NotFound):
    code = "no_fee_invoice"
    message = "Ce relevé n'a pas de frais, donc pas de facture."


class NotPublic(Conflict):
    code = "not_public"
    message = "Cette attestation est faite pour les structures publiques. Utilisez le relevé."


class NothingDone(Conflict):
    code = "nothing_to_attest"
    message = "Ce relevé ne contient que des annulations : il n'y a pas de recette à attester."


def statement_pdf(actor: Actor, number: str) -> NamedFile:
    """A statement with all its lines. Raises UnknownStatement, OperatorUnknown, PrinterBusy, DrawingFailed."""
    session = db.session()
    statement = statement_of(actor, number)
    named = names.load_names(statement)
    venues = statement_lines.venues(session, statement, named)
    short = sum(venue.lines for venue in venues) <= MOST_LINES
    printed = StatementPaper(
        statement,
        parties_of(statement, named),
        venues,
        statement_lines.campaigns(session, statement, named),
        statement_lines.load(session, statement_lines.lines(statement, named), named) if short else None,
        head_of(session, statement.month),
    )
    return NamedFile(f"releve-{number}.pdf", _drawn(paper_statement.content(printed)))


def invoice_pdf(actor: Actor, number: str) -> NamedFile:
    """The invoice of a statement's fee, as Factur-X.

    Raises UnknownStatement, NoFee, OperatorUnknown, PrinterBusy, DrawingFailed.
    """
    statement = statement_of(actor, number)
    if statement.invoice_number is None:
        raise NoFee
    pdf = issued.document(statement.invoice_number, _telling(statement))
    return NamedFile(f"facture-{statement.invoice_number}.pdf", pdf)


def write_invoices() -> int:
    """Store the content of every invoice that is not stored yet; returns how many.

    Does nothing while the operator's identity is unknown: no invoice can be shown then either.
    """
    written = exists().where(IssuedInvoice.number == Statement.invoice_number)
    waiting = select(Statement).where(Statement.invoice_number.is_not(None), ~written).order_by(Statement.id)
    statements = db.session.scalars(waiting).all() if sellers.is_known() else []
    for statement in statements:
        issued.load_or_make(statement.invoice_number or "", _telling(statement))
    return len(statements)


def attestation_pdf(actor: Actor, number: str) -> NamedFile:
    """What a public organisation's accountant needs to book the money.

    Raises UnknownStatement, NotPublic, NothingDone, OperatorUnknown, PrinterBusy, DrawingFailed.
    """
    statement = _attested(statement_of(actor, number))
    named = names.load_names(statement)
    parties = parties_of(statement, named)
    campaigns = statement_lines.campaigns(db.session(), statement, named)
    return NamedFile(f"attestation-{number}.pdf", _drawn(attestation.content(statement, parties, campaigns)))


def _telling(statement: Statement) -> Callable[[], Invoice]:
    return lambda: invoice.invoice(db.session(), statement)


def _attested(statement: Statement) -> Statement:
    if not is_public(statement.organisation_siret):
        raise NotPublic
    if statement.gross_cents <= 0:
        raise NothingDone
    return statement


def _drawn(content: dict[str, Any]) -> bytes:
    return apart.draw("printing.drawing", orjson.dumps(content))
