"""`/api/campaigns/<id>/expiry`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import service
from .counters import count_all
from .schemas import AllCountersSchema, ExpiryDaysSchema, ProcedureSchema, WaitingSchema
from .service import Procedure, Waiting

blp = Blueprint("expiry", __name__, url_prefix="/api", description="How a campaign ends")
EXPIRY = f"/campaigns/<{ID_IN_PATH}:campaign_id>/expiry"


@blp.route("/expiry/waiting", methods=["GET"])
@requires("expiry.read")
@blp.response(200, WaitingSchema)
@blp.refuses(401, 403)
def list_waiting() -> dict[str, list[Waiting]]:
    """The steps of campaigns near their end that wait for the actor's side."""
    return {"waiting": service.list_waiting(current_actor())}


@blp.route("/expiry/counters", methods=["GET"])
@requires("expiry.read")
@blp.response(200, AllCountersSchema)
@blp.refuses(401, 403)
def list_counters() -> dict[str, list[dict[str, int]]]:
    """The four counters of each campaign of the actor's."""
    counted = count_all(current_actor())
    return {"campaigns": [{"campaign_id": one, **asdict(counters)} for one, counters in counted.items()]}


@blp.route(EXPIRY, methods=["GET"])
@requires("expiry.read")
@blp.response(200, ProcedureSchema)
@blp.refuses(401, 403, 404)
def get_expiry(campaign_id: int) -> Procedure:
    """The steps of a campaign's end with their days, and the four counters."""
    return service.procedure(current_actor(), campaign_id)


@blp.route(EXPIRY, methods=["PATCH"])
@requires("expiry.edit")
@blp.arguments(ExpiryDaysSchema)
@blp.response(200, ProcedureSchema)
@blp.refuses(401, 403, 404, 409)
def edit_expiry(days: dict[str, date], campaign_id: int) -> Procedure:
    """Fix the days of steps that are still to come."""
    return service.edit(current_actor(), campaign_id, days)


@blp.route(f"{EXPIRY}/<step>/confirm", methods=["POST"])
@requires("expiry.confirm")
@blp.response(200, ProcedureSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_expiry(campaign_id: int, step: str) -> Procedure:
    """Confirm a step for the actor's side; `block` blocks the stock and tells the prescribers to stop."""
    return service.confirm(current_actor(), campaign_id, step)
