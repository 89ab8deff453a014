"""Schemas shared by the features: the error body, moments, sums of money."""

from __future__ import annotations

from marshmallow import Schema, fields


class ErrorDetail(Schema):
    code = fields.String(required=True)
    message = fields.String(required=True)
    fields_ = fields.Dict(data_key="fields", attribute="fields")


class ErrorSchema(Schema):
    """The body of every error."""

    error = fields.Nested(ErrorDetail, required=True)


class TotalsSchema(Schema):
    """A count of redemptions and its sums in integer cents; reversals count negative."""

    redemptions = fields.Integer(required=True)
    gross_cents = fields.Integer(required=True)
    fee_cents = fields.Integer(required=True)
    net_cents = fields.Integer(required=True)
