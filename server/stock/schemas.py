"""Shapes of the counts by place and of a replacement."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..schemas import AnswerSchema
from ..small_groups import LEAST_PEOPLE


class StockQuery(Schema):
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))


class PlaceCountsSchema(AnswerSchema):
    """A null ``place_id`` is the sponsor's own stock; a null count is hidden because it tells about few people."""

    campaign_id = fields.Integer()
    campaign = fields.String()
    place_id = fields.Integer(allow_none=True)
    place = fields.String()
    issued = fields.Integer()
    in_stock = fields.Integer()
    in_transit = fields.Integer()
    handed_over = fields.Integer()
    started = fields.Integer(allow_none=True)
    used_up = fields.Integer(allow_none=True)
    voided = fields.Integer()
    expired = fields.Integer(allow_none=True)


class StockSchema(AnswerSchema):
    """A null count is hidden: it would tell about fewer people than ``least_people``."""

    least_people = fields.Constant(LEAST_PEOPLE)
    places = fields.List(fields.Nested(PlaceCountsSchema))


class ReissueSchema(Schema):
    replacement = fields.String(required=True, validate=validate.Length(1, 30))


class LeftSchema(AnswerSchema):
    """``left`` counts the unused vouchers of the ``size`` that are worth something."""

    number = fields.String()
    left = fields.Integer()
    size = fields.Integer()
