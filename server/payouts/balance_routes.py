"""`/api/balances`, and the balance of a venue."""

from __future__ import annotations

from marshmallow import fields

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH, AnswerSchema, TotalsSchema
from . import balances
from .balances import Balance

blp = Blueprint("balances", __name__, url_prefix="/api", description="What venues are owed and were paid")


class BalanceSchema(TotalsSchema):
    """What a venue is owed: this period at the top, what waits from before, what was paid.

    ``pay_by`` is the last day on which this period is paid, ``waiting_pay_by`` that of the one before.
    """

    venue_id = fields.Integer()
    name = fields.String()
    organisation_id = fields.Integer()
    period = fields.String()
    pay_by = fields.Date()
    waiting_pay_by = fields.Date()
    redemptions = fields.Integer(attribute="this_period.redemptions")
    gross_cents = fields.Integer(attribute="this_period.gross_cents")
    fee_cents = fields.Integer(attribute="this_period.fee_cents")
    net_cents = fields.Integer(attribute="this_period.net_cents")
    waiting = fields.Nested(TotalsSchema)
    paid = fields.Nested(TotalsSchema)


class BalancesSchema(AnswerSchema):
    balances = fields.List(fields.Nested(BalanceSchema))


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
