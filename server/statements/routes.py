"""`/api/statements`: the statements of closed months, for the managers of an organisation and for the operator."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from ..schemas import DialectQuery
from ..settlements import progress
from ..settlements.progress import ClosingProgress
from . import exports, listing, service
from .listing import StatementFilter, StatementList
from .schemas import (
    ClosingSchema,
    DocumentListSchema,
    DocumentQuery,
    DocumentSchema,
    DocumentsFileQuery,
    DocumentsQuery,
)
from .service import StatementPage

blp = Blueprint("statements", __name__, url_prefix="/api", description="What organisations are paid for each month")
STATEMENT = "/statements/<number>"
TEXT = {"type": "string"}


@blp.route("/statements", methods=["GET"])
@requires("statement.read")
@blp.arguments(DocumentsQuery, location="query")
@blp.response(200, DocumentListSchema)
@blp.refuses(401, 403)
def list_statements(wanted: StatementFilter) -> StatementList:
    """The statements of the actor's organisations, all for the operator; newest first."""
    return listing.statement_list(current_actor(), wanted)


@blp.route("/statements.csv", methods=["GET"])
@requires("statement.read")
@blp.arguments(DocumentsFileQuery, location="query")
@blp.response(200, TEXT, content_type="text/csv")
@blp.refuses(401, 403)
def export_statements(wanted: dict[str, Any]) -> Response:
    """The same statements, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    found = listing.list_all(current_actor(), StatementFilter(**wanted))
    return file_answer(exports.statements_csv(found, dialect), "text/csv", "releves.csv")


@blp.route(STATEMENT, methods=["GET"])
@requires("statement.read")
@blp.arguments(DocumentQuery, location="query")
@blp.response(200, DocumentSchema)
@blp.refuses(401, 403, 404)
def get_statement(query: dict[str, Any], number: str) -> StatementPage:
    """A statement: venue by venue, campaign by campaign, line by line."""
    return service.statement_page(current_actor(), number, venue_id=query["venue"], page=query["page"])


@blp.route(f"{STATEMENT}/lines.csv", methods=["GET"])
@requires("statement.read")
@blp.arguments(DialectQuery, location="query")
@blp.response(200, TEXT, content_type="text/csv")
@blp.refuses(401, 403, 404)
def export_lines(query: dict[str, str], number: str) -> Response:
    """All lines of a statement as CSV: ``french`` as Excel opens it there, or ``standard``."""
    lines = service.list_lines(current_actor(), number)
    return file_answer(exports.lines_csv(lines, query["dialect"]), "text/csv", f"releve-{number}.csv")


@blp.route(f"{STATEMENT}/receipts", methods=["GET"])
@requires("statement.read")
@blp.response(200, TEXT, content_type="text/plain")
@blp.refuses(401, 403, 404)
def export_receipts(number: str) -> Response:
    """The signed receipts behind a statement, one a line, for ``flask receipts verify``."""
    lines = service.list_lines(current_actor(), number)
    return file_answer(exports.receipts(lines), "text/plain", f"recus-{number}.txt")


@blp.route("/settlements/<month>/closing", methods=["GET"])
@requires("settlement.read")
@blp.response(200, ClosingSchema)
@blp.refuses(401, 403, 422)
def get_closing(month: str) -> ClosingProgress:
    """How far the closing of a month has come, while it runs and after it was interrupted."""
    return progress.progress(month)
