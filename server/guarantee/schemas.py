"""Shapes of what a phone asks about its lost races."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Moment
from .models import OUTCOMES

MOST_IDS = 100


class AwaitedSchema(Schema):
    """The scans whose outcome a phone waits for, by the ids it gave them."""

    redemption_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, MOST_IDS))


class DecidedSchema(AnswerSchema):
    """A decision, which never changes. ``net_cents`` is null unless the guarantee pays; ``note`` is for the venue."""

    id = fields.UUID()
    outcome = fields.String(validate=validate.OneOf(OUTCOMES))
    net_cents = fields.Integer(allow_none=True)
    reason = fields.String()
    note = fields.String()
    by_rule = fields.Boolean()
    decided_at = Moment()


class DecisionsSchema(AnswerSchema):
    """Decisions; a scan that is unknown, undecided or of another venue is left out."""

    decisions = fields.List(fields.Nested(DecidedSchema))
