"""Shapes of a dashboard in answers."""

from __future__ import annotations

from marshmallow import fields, validate

from ..schemas import AnswerSchema, Moment
from ..small_groups import LEAST_PEOPLE
from ..venues.services import SERVICES
from .dashboard import STAGES


class StageSchema(AnswerSchema):
    """``booklets`` is null from ``redeemed`` on, where vouchers are used one by one."""

    stage = fields.String(validate=validate.OneOf(STAGES))
    booklets = fields.Integer(allow_none=True)
    vouchers = fields.Integer()
    cents = fields.Integer()


class WeekSchema(AnswerSchema):
    monday = fields.Date()
    vouchers = fields.Integer(allow_none=True)
    cents = fields.Integer(allow_none=True)


class UsedBookletsSchema(AnswerSchema):
    """Booklets handed over and started, vouchers redeemed; null is hidden."""

    handed_over = fields.Integer(allow_none=True)
    started = fields.Integer(allow_none=True)
    vouchers = fields.Integer(allow_none=True)


class PrescriberSchema(UsedBookletsSchema):
    """``id`` is null for booklets that no prescriber held."""

    id = fields.Integer(allow_none=True, attribute="key")
    name = fields.String(allow_none=True)


class TerritorySchema(UsedBookletsSchema):
    """``department`` is null where no postcode was recorded."""

    department = fields.String(allow_none=True, attribute="key")


class ServiceSchema(AnswerSchema):
    service = fields.String(validate=validate.OneOf(SERVICES))
    booklets = fields.Integer(allow_none=True)
    vouchers = fields.Integer(allow_none=True)


class DashboardSchema(AnswerSchema):
    """A null count is hidden: it would tell about fewer people than ``least_people``."""

    campaign_id = fields.Integer()
    name = fields.String()
    at = Moment()
    least_people = fields.Constant(LEAST_PEOPLE)
    stages = fields.List(fields.Nested(StageSchema))
    vouchers_used_bps = fields.Integer(allow_none=True)
    booklets_started_bps = fields.Integer(allow_none=True)
    weeks = fields.List(fields.Nested(WeekSchema))
    prescribers = fields.List(fields.Nested(PrescriberSchema))
    territories = fields.List(fields.Nested(TerritorySchema))
    services = fields.List(fields.Nested(ServiceSchema))
