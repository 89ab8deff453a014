"""`/api/statements/<number>/statement.pdf`, `invoice.pdf` and `attestation.pdf`."""

from __future__ import annotations

from flask import Response

from ...access import current_actor, requires
from ...api import Blueprint, private_file
from ...printing.service import NamedFile
from . import service

blp = Blueprint("papers", __name__, url_prefix="/api", description="Statements, invoices and attestations as PDF")
PDF = "application/pdf"
FILE = {"type": "string", "format": "binary"}
STATEMENT = "/statements/<number>"


@blp.route(f"{STATEMENT}/statement.pdf", methods=["GET"])
@requires("statement.read")
@blp.response(200, FILE, content_type=PDF)
@blp.refuses(401, 403, 404, 409, 429)
def show_statement(number: str) -> Response:
    """A statement with all its lines, to file."""
    return _file(service.statement_pdf(current_actor(), number))


@blp.route(f"{STATEMENT}/invoice.pdf", methods=["GET"])
@requires("statement.read")
@blp.response(200, FILE, content_type=PDF)
@blp.refuses(401, 403, 404, 409, 429)
def show_invoice(number: str) -> Response:
    """The invoice of a statement's fee, as Factur-X: PDF/A-3 with its data inside."""
    return _file(service.invoice_pdf(current_actor(), number))


@blp.route(f"{STATEMENT}/attestation.pdf", methods=["GET"])
@requires("statement.read")
@blp.response(200, FILE, content_type=PDF)
@blp.refuses(401, 403, 404, 409, 429)
def show_attestation(number: str) -> Response:
    """For a public organisation's accountant: services attested, and what its revenue order needs."""
    return _file(service.attestation_pdf(current_actor(), number))


def _file(paper: NamedFile) -> Response:
    return private_file(Response(paper.content, mimetype=PDF), "inline", paper.name)
