"""Shapes of months in answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import Moment, TotalsSchema
from .tally import CLOSED, OPEN


class VenueTotalsSchema(TotalsSchema):
    venue_id = fields.Integer(required=True)
    name = fields.String(required=True)
    redemptions = fields.Integer(required=True, attribute="totals.redemptions")
    gross_cents = fields.Integer(required=True, attribute="totals.gross_cents")
    fee_cents = fields.Integer(required=True, attribute="totals.fee_cents")
    net_cents = fields.Integer(required=True, attribute="totals.net_cents")


class MonthSchema(Schema):
    """A month with the sums over all venues."""

    period = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf((OPEN, CLOSED)))
    closed_at = Moment(required=True, allow_none=True)
    total = fields.Nested(TotalsSchema, required=True)


class MonthsSchema(Schema):
    settlements = fields.List(fields.Nested(MonthSchema), required=True)


class TallySchema(MonthSchema):
    """A month with its sums in total and for each venue."""

    venues = fields.List(fields.Nested(VenueTotalsSchema), required=True)
