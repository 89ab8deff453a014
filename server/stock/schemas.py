"""Shapes of the counts by place and of a replacement."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..small_groups import LEAST_PEOPLE


class StockQuery(Schema):
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))


class PlaceCountsSchema(Schema):
    """A null ``place_id`` is the sponsor's own stock; a null count is hidden because it tells about few people."""

    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True)
    place_id = fields.Integer(required=True, allow_none=True)
    place = fields.String(required=True)
    issued = fields.Integer(required=True)
    in_stock = fields.Integer(required=True)
    in_transit = fields.Integer(required=True)
    handed_over = fields.Integer(required=True)
    started = fields.Integer(required=True, allow_none=True)
    used_up = fields.Integer(required=True, allow_none=True)
    voided = fields.Integer(required=True)
    expired = fields.Integer(required=True, allow_none=True)


class StockSchema(Schema):
    """A null count is hidden: it would tell about fewer people than ``least_people``."""

    least_people = fields.Constant(LEAST_PEOPLE, required=True)
    places = fields.List(fields.Nested(PlaceCountsSchema), required=True)


class ReissueSchema(Schema):
    replacement = fields.String(required=True, validate=validate.Length(1, 30))


class LeftSchema(Schema):
    """``left`` counts the unused vouchers of the ``size`` that are worth something."""

    number = fields.String(required=True)
    left = fields.Integer(required=True)
    size = fields.Integer(required=True)
