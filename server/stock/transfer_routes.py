"""`/api/transfers`: booklets on their way, seen by both sides."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint
from ..organisations.models import Organisation
from ..schemas import ID_IN_PATH
from ..vouchers.models import Transfer
from . import sendable, transfer_lists, transfers
from .picking import Sending
from .transfer_schemas import (
    DestinationsSchema,
    SendableSchema,
    SendingSchema,
    TransferSchema,
    TransfersQuery,
    TransfersSchema,
)

blp = Blueprint("transfers", __name__, url_prefix="/api", description="Booklets sent from stock to stock")


@blp.route("/transfers", methods=["GET"])
@requires("transfer.read")
@blp.arguments(TransfersQuery, location="query")
@blp.response(200, TransfersSchema)
@blp.refuses(401, 403)
def list_transfers(wanted: dict[str, Any]) -> dict[str, list[Transfer]]:
    """What one sent or receives, newest first; for the operator, all."""
    return {"transfers": transfer_lists.transfers(current_actor(), **wanted)}


@blp.route("/transfers/destinations", methods=["GET"])
@requires("transfer.send")
@blp.response(200, DestinationsSchema)
@blp.refuses(401, 403)
def list_destinations() -> dict[str, list[Organisation]]:
    """Organisations that booklets can be sent to."""
    return {"organisations": transfer_lists.destinations()}


@blp.route("/transfers/sendable", methods=["GET"])
@requires("transfer.send")
@blp.response(200, SendableSchema)
@blp.refuses(401, 403)
def list_sendable() -> dict[str, list[sendable.Run]]:
    """The booklets in one's stock, from first number to last, that are not on their way; for the operator, all."""
    return {"runs": sendable.list_sendable(current_actor())}


@blp.route("/transfers", methods=["POST"])
@requires("transfer.send")
@blp.arguments(SendingSchema)
@blp.response(201, TransferSchema)
@blp.refuses(401, 403, 404, 409)
def send(wanted: Sending) -> Transfer:
    """Send booklets of one's stock; nobody hands them over until they are received."""
    return transfers.send(current_actor(), wanted)


@blp.route(f"/transfers/<{ID_IN_PATH}:transfer_id>/receive", methods=["POST"])
@requires("transfer.receive")
@blp.response(200, TransferSchema)
@blp.refuses(401, 403, 404, 409)
def receive(transfer_id: int) -> Transfer:
    """Take what was sent into one's stock."""
    return transfers.receive(current_actor(), transfer_id)


@blp.route(f"/transfers/<{ID_IN_PATH}:transfer_id>/cancel", methods=["POST"])
@requires("transfer.send")
@blp.response(200, TransferSchema)
@blp.refuses(401, 403, 404, 409)
def cancel(transfer_id: int) -> Transfer:
    """Take back what is not received yet."""
    return transfers.cancel(current_actor(), transfer_id)
