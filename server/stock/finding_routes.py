"""`/api/booklets/handed-over`: booklets found without their number, and the same as CSV."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from . import finding, finding_file
from .finding_schemas import FoundFileQuery, FoundPageSchema, FoundQuery

TEXT = {"type": "string"}
blp = Blueprint("finding", __name__, url_prefix="/api/booklets", description="Booklets found without their number")


@blp.route("/handed-over", methods=["GET"])
@requires("booklet.read")
@blp.arguments(FoundQuery, location="query")
@blp.response(200, FoundPageSchema)
@blp.refuses(401, 403, 422)
def find_handed_over(wanted: dict[str, Any]) -> finding.FoundPage:
    """Booklets handed over, the last one first: a prescriber's own, all for the operator. ``after`` turns the page."""
    after = wanted.pop("after", None)
    return finding.find_handed_over(current_actor(), finding.Remembered(**wanted), after)


@blp.route("/handed-over.csv", methods=["GET"])
@requires("booklet.read")
@blp.arguments(FoundFileQuery, location="query")
@blp.response(200, TEXT, content_type="text/csv")
@blp.refuses(401, 403, 422)
def export_handed_over(wanted: dict[str, Any]) -> Response:
    """The same booklets, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    found = finding.list_found(current_actor(), finding.Remembered(**wanted))
    return file_answer(finding_file.found_csv(found, dialect), "text/csv", "carnets-remis.csv")
