"""`/api/venues`: the nearest, one for those who look after it; `/api/communes`, and the map they stand on."""

from __future__ import annotations

from typing import Any

from flask import current_app

from ..access import current_actor, public, requires
from ..api import Blueprint
from ..config import Config
from ..schemas import ID_IN_PATH
from . import service
from .communes import Commune, communes_like, communes_suggested
from .facts import VenueFacts
from .facts_schemas import CorrectionSchema, NewVenueSchema, VenueClosingSchema, VenueFactsSchema
from .schemas import (
    CommuneQuerySchema,
    CommunesSchema,
    HoursSchema,
    MapSchema,
    NearSchema,
    VenuesSchema,
    WordsSchema,
)
from .typed_facts import HoursRead
from .venue_views import VenueView

blp = Blueprint("venues", __name__, url_prefix="/api", description="Where vouchers can be used")


@blp.route("/venues", methods=["GET"])
@public
@blp.arguments(NearSchema, location="query")
@blp.response(200, VenuesSchema)
@blp.refuses(404)
def list_nearest(place: dict[str, Any]) -> dict[str, list[VenueView]]:
    """The qualified venues nearest to a postcode or a position; 404 ``unknown_postcode`` when there is none such."""
    return {"venues": service.find_venues(**place)}


@blp.route("/communes", methods=["GET"])
@public
@blp.arguments(CommuneQuerySchema, location="query")
@blp.response(200, CommunesSchema)
def get_communes(query: dict[str, Any]) -> dict[str, list[Commune]]:
    """The communes of a name, else some whose name begins so; while it is typed, the largest of these."""
    return {"communes": (communes_suggested if query["typing"] else communes_like)(query["name"])}


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>", methods=["GET"])
@requires("venue.read")
@blp.response(200, VenueFactsSchema)
@blp.refuses(401, 403, 404)
def get_venue(venue_id: int) -> VenueFacts:
    """What the public is told of a venue, for its manager, the operator and auditors."""
    return service.venue_facts(current_actor(), venue_id)


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>", methods=["PATCH"])
@requires("venue.edit")
@blp.arguments(CorrectionSchema)
@blp.response(200, VenueFactsSchema)
@blp.refuses(401, 403, 404)
def patch_venue(changes: dict[str, Any], venue_id: int) -> VenueFacts:
    """Correct what the public is told of a venue; imports leave that alone."""
    return service.correct_venue(current_actor(), venue_id, **changes)


@blp.route("/venues", methods=["POST"])
@requires("venue.edit")
@blp.arguments(NewVenueSchema)
@blp.response(201, VenueFactsSchema)
@blp.refuses(401, 403, 404)
def post_venue(venue: dict[str, Any]) -> VenueFacts:
    """Add a venue to an organisation that the asker manages; it redeems at once if that is qualified."""
    return service.add_venue(current_actor(), **venue)


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>/closing", methods=["PUT"])
@requires("venue.edit")
@blp.arguments(VenueClosingSchema)
@blp.response(200, VenueFactsSchema)
@blp.refuses(401, 403, 404)
def put_closing(closing: dict[str, Any], venue_id: int) -> VenueFacts:
    """Close a venue for good from a day on: it leaves lists, maps and exports. Idempotent."""
    return service.close_venue(current_actor(), venue_id, **closing)


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>/closing", methods=["DELETE"])
@requires("venue.edit")
@blp.response(200, VenueFactsSchema)
@blp.refuses(401, 403, 404)
def delete_closing(venue_id: int) -> VenueFacts:
    """Open a closed venue again. Idempotent."""
    return service.reopen_venue(current_actor(), venue_id)


@blp.route("/opening-hours", methods=["GET"])
@requires("venue.edit")
@blp.arguments(HoursSchema, location="query")
@blp.response(200, WordsSchema)
@blp.refuses(401, 403)
def opening_hours(query: dict[str, str]) -> HoursRead:
    """Opening hours in words, and what is to be asked before they are saved; 422 when unreadable."""
    return service.read_hours(query["text"])


@blp.route("/map", methods=["GET"])
@public
@blp.response(200, MapSchema)
def get_map() -> dict[str, str | None]:
    """Where the map's pictures come from."""
    config: Config = current_app.config["POINCON"]
    return {"tiles": config.map_tiles, "attribution": config.map_attribution}
