"""`/api/stock`: how many booklets are where, and how far they are used."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..access import current_actor, requires
from ..api import Blueprint
from ..campaigns.schemas import LARGEST_CAMPAIGN
from .stock_counts import PlaceCounts, stock_counts

blp = Blueprint("stock", __name__, url_prefix="/api", description="Booklets counted by place")


class StockQuery(Schema):
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))


class PlaceCountsSchema(Schema):
    """``place_id`` is null for the sponsor's own stock; ``started`` and ``used_up`` where they would tell of few."""

    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True)
    place_id = fields.Integer(required=True, allow_none=True)
    place = fields.String(required=True)
    issued = fields.Integer(required=True)
    in_stock = fields.Integer(required=True)
    in_transit = fields.Integer(required=True)
    handed_over = fields.Integer(required=True)
    started = fields.Integer(required=True, allow_none=True)
    used_up = fields.Integer(required=True, allow_none=True)
    voided = fields.Integer(required=True)
    expired = fields.Integer(required=True)


class StockSchema(Schema):
    places = fields.List(fields.Nested(PlaceCountsSchema), required=True)


@blp.route("/stock", methods=["GET"])
@requires("stock.read")
@blp.arguments(StockQuery, location="query")
@blp.response(200, StockSchema)
@blp.refuses(401, 403)
def count_stock(wanted: dict[str, int]) -> dict[str, list[PlaceCounts]]:
    """Booklets of each campaign by place: a prescriber's own, a sponsor's campaigns, or all for the operator."""
    return {"places": stock_counts(current_actor(), **wanted)}
