"""`/api/venues/found`: the venues of a desk, and the same as CSV."""

from __future__ import annotations

from typing import Any

from flask import Response

from ...access import current_actor, requires
from ...api import Blueprint, file_answer
from ...paging import Paged
from ..models import Venue
from . import listing
from .schemas import FoundVenuesQuery, FoundVenuesSchema, VenuesFileQuery

blp = Blueprint("found_venues", __name__, url_prefix="/api/venues", description="Venues found again")


@blp.route("/found", methods=["GET"])
@requires("venue.read")
@blp.arguments(FoundVenuesQuery, location="query")
@blp.response(200, FoundVenuesSchema)
@blp.refuses(401, 403)
def find_venues(wanted: dict[str, Any]) -> Paged[Venue]:
    """The venues of a manager, or all for operator and auditor, narrowed; newest first, fifty a page."""
    page = wanted.pop("page")
    return listing.find_venues(current_actor(), listing.VenueFilter(**wanted), page)


@blp.route("/found.csv", methods=["GET"])
@requires("venue.read")
@blp.arguments(VenuesFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_venues(wanted: dict[str, Any]) -> Response:
    """The same venues, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    text = listing.venues_csv(current_actor(), listing.VenueFilter(**wanted), dialect)
    return file_answer(text, "text/csv", "lieux.csv")
