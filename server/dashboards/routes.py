"""`/api/campaigns/<id>/dashboard`, and the same as a file."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import service
from .dashboard import Dashboard
from .schemas import DashboardSchema

blp = Blueprint("dashboards", __name__, url_prefix="/api", description="How far a sponsor's vouchers have come")
DASHBOARD = f"/campaigns/<{ID_IN_PATH}:campaign_id>/dashboard"


@blp.route(DASHBOARD, methods=["GET"])
@requires("campaign.dashboard")
@blp.response(200, DashboardSchema)
@blp.refuses(401, 403, 404)
def get_dashboard(campaign_id: int) -> Dashboard:
    """A campaign in counts and sums; no group of fewer than five people."""
    return service.dashboard(current_actor(), campaign_id)
