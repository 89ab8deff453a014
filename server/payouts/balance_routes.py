"""`/api/balances`, and the balance of a venue."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import balances
from .balance_schemas import BalanceSchema, BalancesSchema
from .balances import Balance

blp = Blueprint("balances", __name__, url_prefix="/api", description="What venues are owed and were paid")


@blp.route("/balances", methods=["GET"])
@requires("venue.redemptions")
@blp.response(200, BalancesSchema)
@blp.refuses(401, 403)
def list_balances() -> dict[str, list[Balance]]:
    """What each venue of the manager's organisations is owed."""
    return {"balances": balances.balances(current_actor())}


@blp.route(f"/venues/<{ID_IN_PATH}:venue_id>/balance", methods=["GET"])
@requires("venue.balance")
@blp.response(200, BalanceSchema)
@blp.refuses(401, 403, 404)
def get_balance(venue_id: int) -> Balance:
    """What a venue is owed."""
    return balances.balance(current_actor(), venue_id)
