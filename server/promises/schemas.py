"""Shapes of promises in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Moment, text_field
from .models import STATES

LARGEST_CENTS = 10**14


class NewPromiseQuery(Schema):
    """The number of the payment order and its amount; the document is the body."""

    payment_order = text_field(100)
    cents = fields.Integer(required=True, validate=validate.Range(1, LARGEST_CENTS))


class PromiseSchema(AnswerSchema):
    """A payment order; ``sha256`` is its document's digest. ``late`` where its money should have come."""

    id = fields.Integer()
    order_id = fields.Integer()
    payment_order = fields.String()
    cents = fields.Integer()
    size = fields.Integer()
    sha256 = fields.Function(lambda promise: promise.digest.hex(), metadata={"type": "string"})
    state = fields.String(validate=validate.OneOf(STATES))
    made_at = Moment()
    made_by = fields.String(attribute="made_by.name", allow_none=True, dump_default=None)
    confirmed_at = Moment(allow_none=True)
    confirmed_by = fields.String(attribute="confirmed_by.name", allow_none=True, dump_default=None)


class PromisesSchema(AnswerSchema):
    promises = fields.List(fields.Nested(PromiseSchema))
