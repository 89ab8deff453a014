"""`/api/account/pin`: one's own PIN for shared phones."""

from __future__ import annotations

from datetime import datetime

from ..access import current_actor, requires
from ..api import Blueprint
from . import service
from .schemas import PinSchema, PinStateSchema

blp = Blueprint("pins", __name__, url_prefix="/api/account/pin", description="One's own PIN for shared phones")


@blp.route("", methods=["GET"])
@requires("pin.choose")
@blp.response(200, PinStateSchema)
@blp.refuses(401, 403)
def read_pin() -> dict[str, datetime | None]:
    """When one's PIN was set."""
    return {"set_at": service.when_set(current_actor().person_id)}


@blp.route("", methods=["PUT"])
@requires("pin.choose")
@blp.arguments(PinSchema)
@blp.response(200, PinStateSchema)
@blp.refuses(401, 403)
def choose_pin(wanted: dict[str, str]) -> dict[str, datetime | None]:
    """Choose one's PIN, in place of the one before."""
    return {"set_at": service.choose(current_actor(), wanted["pin"])}
