"""Shapes of balances."""

from __future__ import annotations

from marshmallow import Schema, fields

from ..schemas import TotalsSchema


class BalanceSchema(TotalsSchema):
    """What a venue is owed: this period at the top, what waits from before, what was paid."""

    venue_id = fields.Integer(required=True)
    name = fields.String(required=True)
    period = fields.String(required=True)
    redemptions = fields.Integer(required=True, attribute="this_period.redemptions")
    gross_cents = fields.Integer(required=True, attribute="this_period.gross_cents")
    fee_cents = fields.Integer(required=True, attribute="this_period.fee_cents")
    net_cents = fields.Integer(required=True, attribute="this_period.net_cents")
    waiting = fields.Nested(TotalsSchema, required=True)
    paid = fields.Nested(TotalsSchema, required=True)


class BalancesSchema(Schema):
    balances = fields.List(fields.Nested(BalanceSchema), required=True)
