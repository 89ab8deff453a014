"""Shapes of the audit trail in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..csv_dialects import DIALECTS, FRENCH
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, AnswerSchema, FreeTextField, Moment
from ..trail.models import DOERS
from ..trail.verbs import VERBS
from .trail import ActFilter


class ActQuerySchema(Schema):
    """Which acts; what is left out is not filtered by."""

    verb = fields.String(load_default="", validate=validate.OneOf(["", *sorted(VERBS)]))
    person_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    organisation_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    subject = FreeTextField(load_default="", validate=validate.Length(max=64))
    first_day = fields.Date()
    last_day = fields.Date()
    page = page_field()

    @post_load
    def make_filter(self, data: dict[str, Any], **_: Any) -> ActFilter:
        return ActFilter(**data)


class ActExportSchema(ActQuerySchema):
    """Which acts, and in which dialect of CSV."""

    dialect = fields.String(load_default=FRENCH, validate=validate.OneOf(DIALECTS))

    @post_load
    def make_filter(self, data: dict[str, Any], **_: Any) -> tuple[ActFilter, str]:
        dialect = data.pop("dialect")
        return ActFilter(**data), dialect


class ActSchema(AnswerSchema):
    """An act: who (a person, a phone, the console or nobody known), what, to what, before and after, from where."""

    id = fields.String(attribute="act.id")
    done_at = Moment(attribute="act.done_at")
    doer = fields.String(attribute="act.doer", validate=validate.OneOf(DOERS))
    person = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    source = fields.String(attribute="act.source")
    verb = fields.String(attribute="act.verb")
    subject_kind = fields.String(attribute="act.subject_kind")
    subject_id = fields.String(attribute="act.subject_id")
    organisation_id = fields.Integer(attribute="act.organisation_id", allow_none=True)
    organisation = fields.String(allow_none=True)
    before = fields.Dict(attribute="act.before")
    after = fields.Dict(attribute="act.after")
    reason = fields.String(attribute="act.reason")


class ActsSchema(AnswerSchema):
    """A page of acts, newest first."""

    acts = fields.List(fields.Nested(ActSchema))
    page, pages, total = page_fields()
