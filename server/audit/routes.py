"""`/api/ledger`: the operator's books."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import requires
from ..api import Blueprint, file_answer
from ..schemas import DialectQuery
from . import books, exports
from .books import Books, JournalFilter, JournalPage
from .schemas import BooksSchema, JournalQuery, JournalSchema

blp = Blueprint("ledger", __name__, url_prefix="/api", description="Every cent and its place")


@blp.route("/ledger", methods=["GET"])
@requires("ledger.read")
@blp.response(200, BooksSchema)
@blp.refuses(401, 403)
def get_books() -> Books:
    """Every campaign's accounts, their sum, and what the last audit found."""
    return books.books()


@blp.route("/ledger.csv", methods=["GET"])
@requires("ledger.read")
@blp.arguments(DialectQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_books(query: dict[str, str]) -> Response:
    """The accounts as CSV, for a French Excel (``french``) or for programs (``standard``)."""
    return file_answer(exports.accounts_csv(books.books(), query["dialect"]), "text/csv", "comptes.csv")


@blp.route("/ledger/lines", methods=["GET"])
@requires("ledger.read")
@blp.arguments(JournalQuery, location="query")
@blp.response(200, JournalSchema)
@blp.refuses(401, 403)
def list_lines(query: dict[str, Any]) -> JournalPage:
    """The lines recorded in a month, the newest first, fifty a page."""
    return books.journal(query.pop("month", None), JournalFilter(**query))
