"""Shapes of batches found again."""

from __future__ import annotations

from marshmallow import fields, validate

from ...filters import SearchQuery
from ...paging import page_field, page_fields
from ...schemas import AnswerSchema, DialectQuery
from ..schemas import BATCH_STATES, PayoutBatchSchema


class NarrowedBatchesQuery(SearchQuery):
    """What narrows the batches: days of execution, words, a state."""

    state = fields.String(validate=validate.OneOf(BATCH_STATES))


class FoundBatchesQuery(NarrowedBatchesQuery):
    page = page_field()


class BatchesFileQuery(NarrowedBatchesQuery, DialectQuery):
    """The same without pages."""


class FoundBatchesSchema(AnswerSchema):
    batches = fields.List(fields.Nested(PayoutBatchSchema), attribute="rows")
    page, pages, total = page_fields()
