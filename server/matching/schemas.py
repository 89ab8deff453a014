"""Shapes of movements to be explained, suggestions and matches."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..bank_statements.models import ACCOUNT_KINDS
from ..bank_statements.schemas import BankMovementSchema
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, AnswerSchema, FreeTextField, Moment
from .effects import Part
from .models import CONFIRMED, KINDS, PROPOSED, UNDONE, WITHDRAWN
from .suggestions.reasons import REASONS

LARGEST_CENTS = 10**14
MOST_PARTS = 100


def _some_id() -> fields.Integer:
    return fields.Integer(strict=True, load_default=None, allow_none=True, validate=validate.Range(1, LARGEST_ID))


class MatchPartSchema(Schema):
    """A part of a movement, with its sign, and what it is; ``payment`` is its place in a batch."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    cents = fields.Integer(required=True, strict=True, validate=validate.Range(-LARGEST_CENTS, LARGEST_CENTS))
    order_id = _some_id()
    campaign_id = _some_id()
    payout_id = _some_id()
    payment = _some_id()
    note = FreeTextField(load_default="", validate=validate.Length(max=300))

    @post_load
    def make(self, given: dict[str, Any], **_options: Any) -> Part:
        return Part(**given)


class PartsSchema(Schema):
    parts = fields.List(fields.Nested(MatchPartSchema), required=True, validate=validate.Length(1, MOST_PARTS))


class ToExplainQuery(Schema):
    page = page_field()


class ShareSchema(AnswerSchema):
    order_id = fields.Integer()
    cents = fields.Integer()


class SuggestionSchema(AnswerSchema):
    """Orders that a credit may pay and why; ``rest_cents`` would stay as an advance of the campaign's sponsor."""

    shares = fields.List(fields.Nested(ShareSchema))
    rest_cents = fields.Integer()
    campaign_id = fields.Integer()
    reasons = fields.List(fields.String(validate=validate.OneOf(REASONS)))
    agree = fields.Boolean()


class PaymentSuggestionSchema(AnswerSchema):
    """A suggestion for the whole movement, or for a payment inside it."""

    payment = fields.Function(lambda one: one[0], metadata={"type": ["integer", "null"]})
    suggestion = fields.Function(lambda one: SuggestionSchema().dump(one[1]), metadata={"type": "object"})


class MatchSchema(AnswerSchema):
    """What a part of a movement is; ``is_own`` where who asks made it, so that another person has to confirm."""

    id = fields.Integer(attribute="match.id")
    movement_id = fields.Integer(attribute="match.movement_id")
    day = fields.Date(attribute="match.movement.day")
    party = fields.String(attribute="match.movement.party")
    text = fields.String(attribute="match.movement.text")
    kind = fields.String(attribute="match.kind", validate=validate.OneOf(KINDS))
    cents = fields.Integer(attribute="match.cents")
    order_id = fields.Integer(attribute="match.order_id", allow_none=True)
    campaign_id = fields.Integer(attribute="match.campaign_id", allow_none=True)
    payment = fields.Integer(attribute="match.payment", allow_none=True)
    state = fields.String(attribute="match.state", validate=validate.OneOf((PROPOSED, CONFIRMED, WITHDRAWN, UNDONE)))
    reference_agrees = fields.Boolean(attribute="match.reference_agrees")
    amount_agrees = fields.Boolean(attribute="match.amount_agrees")
    iban_agrees = fields.Boolean(attribute="match.iban_agrees")
    note = fields.String(attribute="match.note")
    made_at = Moment(attribute="match.made_at")
    made_by = fields.String(allow_none=True)
    confirmed_at = Moment(attribute="match.confirmed_at", allow_none=True)
    confirmed_by = fields.String(allow_none=True)
    is_own = fields.Boolean()


class ToExplainSchema(AnswerSchema):
    """A movement of which ``left_cents`` are not explained, with its sign; ``is_blocked``: from a blocked country."""

    id = fields.Integer(attribute="movement.id")
    day = fields.Date(attribute="movement.day")
    age_days = fields.Integer()
    account = fields.String()
    cents = fields.Integer(attribute="movement.cents")
    left_cents = fields.Integer()
    party = fields.String(attribute="movement.party")
    text = fields.String(attribute="movement.text")
    suggestion = fields.Nested(SuggestionSchema, allow_none=True)
    is_blocked = fields.Boolean()


class ToExplainPageSchema(AnswerSchema):
    movements = fields.List(fields.Nested(ToExplainSchema))
    waiting = fields.List(fields.Nested(MatchSchema))
    came_cents = fields.Integer()
    left_cents = fields.Integer()
    page, pages, total = page_fields()


class SeenMovementSchema(AnswerSchema):
    """A movement with what of it is left to be explained, suggestions, the likeliest first, and matches."""

    movement = fields.Nested(BankMovementSchema)
    account = fields.String(attribute="account.name")
    account_kind = fields.String(attribute="account.kind", validate=validate.OneOf(ACCOUNT_KINDS))
    left_cents = fields.Integer()
    suggestions = fields.List(fields.Nested(PaymentSuggestionSchema))
    matches = fields.List(fields.Nested(MatchSchema))
    is_blocked = fields.Boolean()


class OrderPaymentsSchema(AnswerSchema):
    """What came for an order; ``lacking_cents`` did not."""

    received_cents = fields.Integer(attribute="order.received_cents")
    lacking_cents = fields.Integer(attribute="order.lacking_cents")
    matches = fields.List(fields.Nested(MatchSchema))
