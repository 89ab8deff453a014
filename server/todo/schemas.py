"""Shape of the tasks in answers."""

from __future__ import annotations

from marshmallow import fields, validate

from ..schemas import AnswerSchema
from .table import KINDS, SOURCES


class TaskSchema(AnswerSchema):
    """Something that waits: ``day`` is by when, ``since`` from when on; ``second`` if it waits for another person."""

    desk = fields.String(validate=validate.OneOf(list(SOURCES)))
    kind = fields.String(attribute="found.kind", validate=validate.OneOf(list(KINDS)))
    ref = fields.String(attribute="found.ref")
    about = fields.String(attribute="found.about")
    number = fields.String(attribute="found.number")
    by = fields.String(attribute="found.by")
    cents = fields.Integer(attribute="found.cents", allow_none=True)
    count = fields.Integer(attribute="found.count", allow_none=True)
    day = fields.Date(attribute="found.day", allow_none=True)
    since = fields.Date(attribute="found.since", allow_none=True)
    second = fields.Boolean(attribute="found.second")
    pressing = fields.Integer()
    late = fields.Boolean()


class TasksSchema(AnswerSchema):
    tasks = fields.List(fields.Nested(TaskSchema))
