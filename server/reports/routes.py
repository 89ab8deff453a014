"""`/api/venues/<id>/reports` for anyone, `/api/reports` for the operator and the venue's manager."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, public, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import service
from .models import Report
from .schemas import (
    OPEN,
    NewlyReportedSchema,
    NewReportSchema,
    ReportSchema,
    ReportsSchema,
    ReportStateSchema,
    UndoReportSchema,
)

blp = Blueprint("reports", __name__, url_prefix="/api", description="Changes at venues that anyone reports")


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>/reports", methods=["POST"])
@public
@blp.arguments(NewReportSchema)
@blp.response(201, NewlyReportedSchema)
@blp.refuses(403, 404, 429)
def post_report(change: dict[str, Any], venue_id: int) -> Report:
    """Report that a venue is closed, has moved, or has other hours or another number. Anonymous."""
    return service.report(venue_id, **change)


@blp.route("/reports/undo", methods=["POST"])
@public
@blp.arguments(UndoReportSchema)
@blp.response(204)
@blp.refuses(403, 404)
def undo_report(body: dict[str, str]) -> None:
    """Take a report back that was just made; 404 ``too_late_to_undo`` once it is old, closed or gone."""
    service.undo(body["undo"])


@blp.route("/reports", methods=["GET"])
@requires("report.read")
@blp.arguments(ReportStateSchema, location="query")
@blp.response(200, ReportsSchema)
@blp.refuses(401, 403)
def get_reports(wanted: dict[str, str]) -> dict[str, list[Report]]:
    """The open reports, or the last closed ones, of the venues that the actor manages; newest first."""
    find = service.open_reports if wanted["state"] == OPEN else service.closed_reports
    return {"reports": find(current_actor())}


@blp.route(f"/reports/<{ID_IN_PATH}:report_id>/close", methods=["POST"])
@requires("report.close")
@blp.response(200, ReportSchema)
@blp.refuses(401, 403, 404)
def close_report(report_id: int) -> Report:
    """Close a report. Idempotent."""
    return service.close(current_actor(), report_id)
