"""Shapes of conflicts on the wire: each beside its winner, how it stands, what is decided."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..guarantee.models import OUTCOME_REASONS, OUTCOMES
from ..paging import page_field, page_fields
from ..schemas import MONTH, FreeTextField
from .conflicts import STATES, WAITING
from .schemas import LineSchema

REASONS = sorted({reason for reasons in OUTCOME_REASONS.values() for reason in reasons})


class CaseSchema(Schema):
    """A conflict, and the redemption that was recorded before it."""

    conflict = fields.Nested(LineSchema, required=True)
    winner = fields.Nested(LineSchema, required=True)


class CasePageSchema(Schema):
    """One page; ``total`` are on all pages, ``waiting`` are still to be decided in all months."""

    cases = fields.List(fields.Nested(CaseSchema), required=True)
    page, pages, total = page_fields()
    waiting = fields.Integer(required=True)


class ConflictsQuery(Schema):
    """Which conflicts: to decide or decided; of the month they were recorded in, or of all."""

    state = fields.String(load_default=WAITING, validate=validate.OneOf(STATES))
    month = fields.String(load_default=None, validate=MONTH)
    page = page_field()


class DecidingSchema(Schema):
    """What is decided and why; ``note`` tells the venue more, and must where the reason is ``other``."""

    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=500))


class DecidedByRuleSchema(Schema):
    """What the rule decided now, and how many wait for the operator."""

    honoured = fields.Integer(required=True)
    net_cents = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
