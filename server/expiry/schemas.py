"""Shapes of the expiry procedure in requests and answers."""

from __future__ import annotations

from datetime import date

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Moment
from .models import OF_OPERATOR, OF_SPONSOR
from .steps import EDITABLE, STEPS

DAYS = validate.Range(date(2019, 1, 1), date(2200, 1, 1))
ExpiryDaysSchema = Schema.from_dict({step: fields.Date(validate=DAYS) for step in EDITABLE}, name="ExpiryDaysSchema")


class CountersSchema(AnswerSchema):
    """Booklets; voided ones count as issued only."""

    issued = fields.Integer()
    handed_over = fields.Integer()
    in_stock = fields.Integer()
    started = fields.Integer()


class CampaignCountersSchema(CountersSchema):
    campaign_id = fields.Integer()


class AllCountersSchema(AnswerSchema):
    campaigns = fields.List(fields.Nested(CampaignCountersSchema))


class ConfirmationSchema(AnswerSchema):
    side = fields.String(validate=validate.OneOf((OF_SPONSOR, OF_OPERATOR)))
    by = fields.String(attribute="person.name")
    at = Moment(attribute="confirmed_at")


class ExpiryStepSchema(AnswerSchema):
    """``done_at`` is when it was taken, null until its day."""

    step = fields.String(validate=validate.OneOf(STEPS))
    due_day = fields.Date()
    editable = fields.Boolean()
    to_confirm = fields.Boolean()
    done_at = Moment(allow_none=True)
    confirmations = fields.List(fields.Nested(ConfirmationSchema))


class WaitingStepSchema(AnswerSchema):
    campaign_id = fields.Integer(attribute="campaign.id")
    campaign = fields.String(attribute="campaign.name")
    step = fields.String(validate=validate.OneOf(STEPS))
    due_day = fields.Date()


class WaitingSchema(AnswerSchema):
    waiting = fields.List(fields.Nested(WaitingStepSchema))


class ProcedureSchema(AnswerSchema):
    """``steps`` in their order; empty for a campaign without a fixed last day."""

    campaign_id = fields.Integer(attribute="campaign.id")
    last_day = fields.Date(allow_none=True, attribute="campaign.last_day")
    grace_day = fields.Date(allow_none=True, attribute="campaign.grace_day")
    stock_blocked = fields.Boolean(attribute="campaign.stock_blocked")
    counters = fields.Nested(CountersSchema)
    steps = fields.List(fields.Nested(ExpiryStepSchema))
