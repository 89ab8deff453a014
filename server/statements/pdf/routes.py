"""`/api/statements/<number>/statement.pdf`, `invoice.pdf` and `attestation.pdf`."""

from __future__ import annotations

from flask import Response

from ...access import current_actor, requires
from ...api import Blueprint
from ...printing.pdf_answers import answer_pdf, gives_pdf
from . import service

blp = Blueprint("papers", __name__, url_prefix="/api", description="Statements, invoices and attestations as PDF")
gives_a_pdf = gives_pdf(blp)
STATEMENT = "/statements/<number>"


@blp.route(f"{STATEMENT}/statement.pdf", methods=["GET"])
@requires("statement.read")
@gives_a_pdf
def show_statement(number: str) -> Response:
    """A statement with all its lines, to file."""
    return answer_pdf(service.statement_pdf(current_actor(), number), "attachment")


@blp.route(f"{STATEMENT}/invoice.pdf", methods=["GET"])
@requires("statement.read")
@gives_a_pdf
def show_invoice(number: str) -> Response:
    """The invoice of a statement's fee, as Factur-X: PDF/A-3 with its data inside."""
    return answer_pdf(service.invoice_pdf(current_actor(), number), "attachment")


@blp.route(f"{STATEMENT}/attestation.pdf", methods=["GET"])
@requires("statement.read")
@gives_a_pdf
def show_attestation(number: str) -> Response:
    """For a public organisation's accountant: services attested, and what its revenue order needs."""
    return answer_pdf(service.attestation_pdf(current_actor(), number), "attachment")
