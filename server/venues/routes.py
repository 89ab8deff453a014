"""`/api/venues`."""

from __future__ import annotations

from typing import Any

from ..access import public
from ..api import Blueprint
from . import service
from .nearest import VenueView
from .schemas import NearSchema, VenuesSchema

blp = Blueprint("venues", __name__, url_prefix="/api", description="Where vouchers can be used")


@blp.route("/venues", methods=["GET"])
@public
@blp.arguments(NearSchema, location="query")
@blp.response(200, VenuesSchema)
@blp.refuses(404)
def nearest(place: dict[str, Any]) -> dict[str, list[VenueView]]:
    """The qualified venues nearest to a postcode or a position; 404 ``unknown_postcode`` when there is none such."""
    return {"venues": service.find_venues(**place)}
