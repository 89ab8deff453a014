"""`/api/stock`: how many booklets are where, and how far they are used."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from .counts import PlaceCounts, stock_counts
from .schemas import StockQuery, StockSchema

blp = Blueprint("stock", __name__, url_prefix="/api", description="Booklets counted by place")


@blp.route("/stock", methods=["GET"])
@requires("stock.read")
@blp.arguments(StockQuery, location="query")
@blp.response(200, StockSchema)
@blp.refuses(401, 403)
def count_stock(wanted: dict[str, int]) -> dict[str, list[PlaceCounts]]:
    """Booklets of each campaign by place: a prescriber's own, a sponsor's campaigns, or all for the operator."""
    return {"places": stock_counts(current_actor(), **wanted)}
