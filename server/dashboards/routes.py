"""`/api/campaigns/<id>/dashboard`, and the same as a file."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from ..schemas import ID_IN_PATH, DialectQuery
from . import exports, service
from .dashboard import Dashboard
from .schemas import DashboardSchema

blp = Blueprint("dashboards", __name__, url_prefix="/api", description="How far a sponsor's vouchers have come")
DASHBOARD = f"/campaigns/<{ID_IN_PATH}:campaign_id>/dashboard"


@blp.route(DASHBOARD, methods=["GET"])
@requires("campaign.dashboard")
@blp.response(200, DashboardSchema)
@blp.refuses(401, 403, 404)
def get_dashboard(campaign_id: int) -> Dashboard:
    """A campaign in counts and sums; figures about fewer than five people are hidden."""
    return service.dashboard(current_actor(), campaign_id)


@blp.route(f"{DASHBOARD}.csv", methods=["GET"])
@requires("campaign.dashboard")
@blp.arguments(DialectQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403, 404)
def export_dashboard(query: dict[str, str], campaign_id: int) -> Response:
    """The dashboard as CSV: ``french`` as Excel opens it there, or ``standard``. Hidden figures are empty."""
    text = exports.dashboard_csv(service.dashboard(current_actor(), campaign_id), query["dialect"])
    return file_answer(text, "text/csv", f"campagne-{campaign_id}.csv")
