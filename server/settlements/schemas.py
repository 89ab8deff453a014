"""Shapes of months in answers."""

from __future__ import annotations

from marshmallow import fields, validate

from ..schemas import AnswerSchema, Moment, TotalsSchema
from .tally import CLOSED, OPEN


class VenueTotalsSchema(TotalsSchema):
    venue_id = fields.Integer()
    name = fields.String()
    redemptions = fields.Integer(attribute="totals.redemptions")
    gross_cents = fields.Integer(attribute="totals.gross_cents")
    fee_cents = fields.Integer(attribute="totals.fee_cents")
    net_cents = fields.Integer(attribute="totals.net_cents")


class MonthSchema(AnswerSchema):
    """A month with the sums over all venues."""

    period = fields.String()
    status = fields.String(validate=validate.OneOf((OPEN, CLOSED)))
    closed_at = Moment(allow_none=True)
    total = fields.Nested(TotalsSchema)


class MonthsSchema(AnswerSchema):
    settlements = fields.List(fields.Nested(MonthSchema))


class TallySchema(MonthSchema):
    """A month with its sums in total and for each venue."""

    venues = fields.List(fields.Nested(VenueTotalsSchema))
