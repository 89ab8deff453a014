"""Shapes of a dashboard in answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import Moment
from ..small_groups import LEAST_PEOPLE
from ..venues.services import SERVICES
from .dashboard import STAGES


class StageSchema(Schema):
    """``booklets`` is null from ``redeemed`` on, where vouchers are used one by one."""

    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    booklets = fields.Integer(required=True, allow_none=True)
    vouchers = fields.Integer(required=True)
    cents = fields.Integer(required=True)


class WeekSchema(Schema):
    monday = fields.Date(required=True)
    vouchers = fields.Integer(required=True, allow_none=True)
    cents = fields.Integer(required=True, allow_none=True)


class UsedBookletsSchema(Schema):
    """Booklets handed over and started, vouchers redeemed; null is hidden."""

    handed_over = fields.Integer(required=True, allow_none=True)
    started = fields.Integer(required=True, allow_none=True)
    vouchers = fields.Integer(required=True, allow_none=True)


class PrescriberSchema(UsedBookletsSchema):
    """``id`` is null for booklets that no prescriber held."""

    id = fields.Integer(required=True, allow_none=True, attribute="key")
    name = fields.String(required=True, allow_none=True)


class TerritorySchema(UsedBookletsSchema):
    """``department`` is null where no postcode was recorded."""

    department = fields.String(required=True, allow_none=True, attribute="key")


class ServiceSchema(Schema):
    service = fields.String(required=True, validate=validate.OneOf(SERVICES))
    booklets = fields.Integer(required=True, allow_none=True)
    vouchers = fields.Integer(required=True, allow_none=True)


class DashboardSchema(Schema):
    """A null count is hidden: it would tell about fewer people than ``least_people``."""

    campaign_id = fields.Integer(required=True)
    name = fields.String(required=True)
    at = Moment(required=True)
    least_people = fields.Constant(LEAST_PEOPLE, required=True)
    stages = fields.List(fields.Nested(StageSchema), required=True)
    vouchers_used_bps = fields.Integer(required=True, allow_none=True)
    booklets_started_bps = fields.Integer(required=True, allow_none=True)
    weeks = fields.List(fields.Nested(WeekSchema), required=True)
    prescribers = fields.List(fields.Nested(PrescriberSchema), required=True)
    territories = fields.List(fields.Nested(TerritorySchema), required=True)
    services = fields.List(fields.Nested(ServiceSchema), required=True)
