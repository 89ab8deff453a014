"""`/api/trail`: who did what, for those whom it concerns."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from . import trail
from .trail import ActFilter, ActPage
from .trail_csv import acts_csv
from .trail_schemas import ActExportSchema, ActQuerySchema, ActsSchema

blp = Blueprint("trail", __name__, url_prefix="/api", description="Who did what, when, from where")


@blp.route("/trail", methods=["GET"])
@requires("trail.read")
@blp.arguments(ActQuerySchema, location="query")
@blp.response(200, ActsSchema)
@blp.refuses(401, 403)
def list_acts(wanted: ActFilter) -> ActPage:
    """The acts that concern the asker's organisations, or all for operator and auditor; newest first, fifty a page."""
    return trail.list_acts(current_actor(), wanted)


@blp.route("/trail.csv", methods=["GET"])
@requires("trail.read")
@blp.arguments(ActExportSchema, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_acts(wanted: tuple[ActFilter, str]) -> Response:
    """The same acts as CSV, for a French Excel (``french``) or for programs (``standard``)."""
    which, dialect = wanted
    return file_answer(acts_csv(trail.read_acts(current_actor(), which), dialect), "text/csv", "historique.csv")
