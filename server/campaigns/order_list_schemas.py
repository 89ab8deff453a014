"""Shapes of orders found again."""

from __future__ import annotations

from marshmallow import fields, validate

from ..filters import SearchQuery
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, DialectQuery
from .order_list import IN_STATE
from .schemas import LARGEST_CAMPAIGN, OrderSchema


class NarrowedOrdersQuery(SearchQuery):
    """What narrows the orders: days of ordering, words, a state as screens tell it, a campaign."""

    state = fields.String(validate=validate.OneOf(list(IN_STATE)))
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))


class OrdersQuery(NarrowedOrdersQuery):
    page = page_field()


class OrdersFileQuery(NarrowedOrdersQuery, DialectQuery):
    """The same without pages."""


class FoundOrdersSchema(AnswerSchema):
    orders = fields.List(fields.Nested(OrderSchema), attribute="rows")
    page, pages, total = page_fields()
