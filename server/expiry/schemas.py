"""Shapes of the expiry procedure in requests and answers."""

from __future__ import annotations

from datetime import date

from marshmallow import Schema, fields, validate

from ..schemas import Moment
from .models import OF_OPERATOR, OF_SPONSOR
from .steps import EDITABLE, STEPS

DAYS = validate.Range(date(2019, 1, 1), date(2200, 1, 1))
ExpiryDaysSchema = Schema.from_dict({step: fields.Date(validate=DAYS) for step in EDITABLE}, name="ExpiryDaysSchema")


class CountersSchema(Schema):
    """Booklets; voided ones count as issued only."""

    issued = fields.Integer(required=True)
    handed_over = fields.Integer(required=True)
    in_stock = fields.Integer(required=True)
    started = fields.Integer(required=True)


class ConfirmationSchema(Schema):
    side = fields.String(required=True, validate=validate.OneOf((OF_SPONSOR, OF_OPERATOR)))
    by = fields.String(required=True, attribute="person.name")
    at = Moment(required=True, attribute="confirmed_at")


class ExpiryStepSchema(Schema):
    """``done_at`` is when it was taken, null until its day."""

    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    due_day = fields.Date(required=True)
    editable = fields.Boolean(required=True)
    to_confirm = fields.Boolean(required=True)
    done_at = Moment(required=True, allow_none=True)
    confirmations = fields.List(fields.Nested(ConfirmationSchema), required=True)


class WaitingStepSchema(Schema):
    campaign_id = fields.Integer(required=True, attribute="campaign.id")
    campaign = fields.String(required=True, attribute="campaign.name")
    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    due_day = fields.Date(required=True)


class WaitingSchema(Schema):
    waiting = fields.List(fields.Nested(WaitingStepSchema), required=True)


class ProcedureSchema(Schema):
    """``steps`` in their order; empty for a campaign without a fixed last day."""

    campaign_id = fields.Integer(required=True, attribute="campaign.id")
    last_day = fields.Date(required=True, allow_none=True, attribute="campaign.last_day")
    grace_day = fields.Date(required=True, allow_none=True, attribute="campaign.grace_day")
    stock_blocked = fields.Boolean(required=True, attribute="campaign.stock_blocked")
    counters = fields.Nested(CountersSchema, required=True)
    steps = fields.List(fields.Nested(ExpiryStepSchema), required=True)
