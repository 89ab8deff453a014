"""Shapes of conflicts in requests and answers: each with its winner, and the decision on it."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..guarantee.models import OUTCOME_REASONS, OUTCOMES
from ..schemas import LARGEST_ID, MONTH, FreeTextField
from .conflicts import STATES, WAITING
from .schemas import LineSchema

REASONS = sorted({reason for reasons in OUTCOME_REASONS.values() for reason in reasons})


class CaseSchema(Schema):
    """A conflict, and the redemption that was recorded before it."""

    conflict = fields.Nested(LineSchema, required=True)
    winner = fields.Nested(LineSchema, required=True)


class CasePageSchema(Schema):
    """One page; ``total`` counts all pages, ``waiting`` the undecided conflicts of all months."""

    cases = fields.List(fields.Nested(CaseSchema), required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    total = fields.Integer(required=True)
    waiting = fields.Integer(required=True)


class ConflictsQuery(Schema):
    """Which conflicts: waiting or decided; recorded in one month, or in any."""

    state = fields.String(load_default=WAITING, validate=validate.OneOf(STATES))
    month = fields.String(load_default=None, validate=MONTH)
    page = fields.Integer(load_default=1, validate=validate.Range(1, LARGEST_ID // 100))


class DecidingSchema(Schema):
    """The decision and its reason; ``note`` is for the venue to read, and required when the reason is ``other``."""

    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=500))


class DecidedByRuleSchema(Schema):
    """How many conflicts the rule has just honoured and refused, and how many wait for the operator."""

    honoured = fields.Integer(required=True)
    net_cents = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
