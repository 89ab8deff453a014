"""`/api/movements` and `/api/matches`: what the movements on our accounts are; what came for an order."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import listing, service
from .listing import OrderPayments, SeenMovement, ToExplainPage
from .schemas import OrderPaymentsSchema, PartsSchema, SeenMovementSchema, ToExplainPageSchema, ToExplainQuery

MATCH = f"/matches/<{ID_IN_PATH}:match_id>"

blp = Blueprint("matching", __name__, url_prefix="/api", description="What the movements on our accounts are")


@blp.route("/movements", methods=["GET"])
@requires("match.read")
@blp.arguments(ToExplainQuery, location="query")
@blp.response(200, ToExplainPageSchema)
@blp.refuses(401, 403)
def list_to_explain(query: dict[str, int]) -> ToExplainPage:
    """The movements on statements that are not explained, the oldest first; what waits for a second person."""
    return listing.list_to_explain(current_actor(), query["page"])


@blp.route(f"/movements/<{ID_IN_PATH}:movement_id>", methods=["GET"])
@requires("match.read")
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404)
def show_movement(movement_id: int) -> SeenMovement:
    """One movement: what it may be and why, and what people said it is."""
    return listing.show_movement(current_actor(), movement_id)


@blp.route(f"/movements/<{ID_IN_PATH}:movement_id>/matches", methods=["POST"])
@requires("match.make")
@blp.arguments(PartsSchema)
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404, 409)
def propose_matches(wanted: dict[str, Any], movement_id: int) -> SeenMovement:
    """Say what parts of a movement are: at once where reference, amount and IBAN agree; else another confirms."""
    service.propose(current_actor(), movement_id, wanted["parts"])
    return listing.show_movement(current_actor(), movement_id)


@blp.route(f"{MATCH}/confirm", methods=["POST"])
@requires("match.make")
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_match(match_id: int) -> SeenMovement:
    """Confirm what another person proposed."""
    return listing.show_movement(current_actor(), service.confirm(current_actor(), match_id).movement_id)


@blp.route(f"{MATCH}/withdraw", methods=["POST"])
@requires("match.make")
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404, 409)
def withdraw_match(match_id: int) -> SeenMovement:
    """Withdraw a proposal that nobody confirmed."""
    return listing.show_movement(current_actor(), service.withdraw(current_actor(), match_id).movement_id)


@blp.route(f"{MATCH}/undo", methods=["POST"])
@requires("match.make")
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404, 409)
def undo_match(match_id: int) -> SeenMovement:
    """Undo a confirmed match, until a voucher of its order is redeemed."""
    return listing.show_movement(current_actor(), service.undo(current_actor(), match_id).movement_id)


@blp.route(f"{MATCH}/use-otherwise", methods=["POST"])
@requires("match.make")
@blp.arguments(PartsSchema)
@blp.response(200, SeenMovementSchema)
@blp.refuses(401, 403, 404, 409)
def use_match_otherwise(wanted: dict[str, Any], match_id: int) -> SeenMovement:
    """Undo a confirmed match, such as an advance, and say in the same act what its money is now."""
    made = service.use_otherwise(current_actor(), match_id, wanted["parts"])
    return listing.show_movement(current_actor(), made[0].movement_id)


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>/payments", methods=["GET"])
@requires("order.read")
@blp.response(200, OrderPaymentsSchema)
@blp.refuses(401, 403, 404)
def show_payments(order_id: int) -> OrderPayments:
    """What came for an order, by which transfers, and what is missing."""
    return listing.show_payments(current_actor(), order_id)
