"""Shapes of conflicts in requests and answers: each with its winner, and the decision on it."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..guarantee.models import OUTCOME_REASONS, OUTCOMES
from ..paging import page_field, page_fields
from ..schemas import MONTH, AnswerSchema, FreeTextField
from .conflicts import STATES, WAITING
from .schemas import LineSchema

REASONS = sorted({reason for reasons in OUTCOME_REASONS.values() for reason in reasons})


class CaseSchema(AnswerSchema):
    """A conflict, and the redemption that was recorded before it."""

    conflict = fields.Nested(LineSchema)
    winner = fields.Nested(LineSchema)


class CasePageSchema(AnswerSchema):
    """One page; ``total`` counts all pages, ``waiting`` the undecided conflicts of all months."""

    cases = fields.List(fields.Nested(CaseSchema))
    page, pages, total = page_fields()
    waiting = fields.Integer()


class ConflictsQuery(Schema):
    """Which conflicts: waiting or decided; recorded in one month, or in any."""

    state = fields.String(load_default=WAITING, validate=validate.OneOf(STATES))
    month = fields.String(load_default=None, validate=MONTH)
    page = page_field()


class DecidingSchema(Schema):
    """The decision and its reason; ``note`` is for the venue to read, and required when the reason is ``other``."""

    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=500))


class DecidedByRuleSchema(AnswerSchema):
    """How many conflicts the rule has just honoured and refused, and how many wait for the operator."""

    honoured = fields.Integer()
    net_cents = fields.Integer()
    refused = fields.Integer()
    waiting = fields.Integer()
