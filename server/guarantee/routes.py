"""`/api/redemptions/decisions`: a phone asks what became of its lost races."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint
from .decided import list_decided
from .schemas import AwaitedSchema, DecisionsSchema

blp = Blueprint("decisions", __name__, url_prefix="/api/redemptions", description="What became of lost races")


@blp.route("/decisions", methods=["POST"])
@requires("decision.read")
@blp.arguments(AwaitedSchema)
@blp.response(200, DecisionsSchema)
@blp.refuses(401, 403)
def read_decisions(awaited: dict[str, Any]) -> dict[str, Any]:
    """What was decided on scans of the phone's venue that lost a race. Nothing changes."""
    return {"decisions": list_decided(current_actor(), awaited["redemption_ids"])}
