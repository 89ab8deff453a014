"""`/api/ledger/journal`: the journal of a period, as FEC and as CSV."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, private_file
from . import service
from .schemas import JournalExportQuery
from .service import FEC, JournalWanted

TEXT, CSV = "text/plain; charset=iso-8859-15", "text/csv; charset=utf-8"

blp = Blueprint("accounting", __name__, url_prefix="/api", description="The journal, for accountant and tax office")


@blp.route("/ledger/journal", methods=["GET"])
@requires("ledger.export")
@blp.arguments(JournalExportQuery, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="text/plain")
@blp.refuses(401, 403, 409, 503)
def export_journal(wanted: JournalWanted) -> Response:
    """The journal of a period, balanced and numbered without gaps: the same bytes each time."""
    made = service.export(current_actor(), wanted)
    answer = Response(made.read(), content_type=TEXT if wanted.format == FEC else CSV)
    return private_file(answer, "attachment", made.name)
