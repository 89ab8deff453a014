"""Shapes of looking for booklets without their number."""

from __future__ import annotations

from marshmallow import fields, validate

from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..filters import DaysQuery, postcode_start
from ..schemas import LARGEST_ID, AnswerSchema, DialectQuery, Identifier
from ..vouchers.schemas import PUBLIC_CODE, BookletSchema
from .finding import FOUND_STATES

MOST_IN_A_BOOKLET = 10


class NarrowedQuery(DaysQuery):
    """What narrows the booklets: facts of their hand-over, and what the person remembers."""

    postcode = postcode_start()
    public = fields.String(validate=PUBLIC_CODE)
    state = fields.String(validate=validate.OneOf(FOUND_STATES))
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))
    prescriber_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    left = fields.Integer(validate=validate.Range(0, MOST_IN_A_BOOKLET))
    used_at = postcode_start()


class FoundQuery(NarrowedQuery):
    after = Identifier(validate=validate.Length(1, 30))


class FoundFileQuery(NarrowedQuery, DialectQuery):
    """The same without pages."""


class FoundSchema(AnswerSchema):
    booklet = fields.Nested(BookletSchema)
    left = fields.Integer()


class FoundPageSchema(AnswerSchema):
    """``following`` is what the next page is asked for with, as ``after``; null on the last one."""

    booklets = fields.List(fields.Nested(FoundSchema))
    following = fields.String(allow_none=True)
