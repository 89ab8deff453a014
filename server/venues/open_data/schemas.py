"""Shapes of a file of places that is sent, and of what it did."""

from __future__ import annotations

from marshmallow import Schema, fields

from ...schemas import AnswerSchema, text_field


class VenueFileQuery(Schema):
    """The file's name; ``write``: import it, and do not only say what that would do."""

    name = text_field(100)
    write = fields.Boolean(load_default=False)


class TellingSchema(AnswerSchema):
    line = fields.Integer()
    text = fields.String()


class UploadReportSchema(AnswerSchema):
    """What a file did or would do. ``rejected`` and ``noted`` tell the first 200 lines of each."""

    created = fields.Integer(attribute="report.created")
    updated = fields.Integer(attribute="report.updated")
    corrected = fields.Integer(attribute="report.corrected")
    rejected_count = fields.Function(lambda told: len(told.report.rejected), metadata={"type": "integer"})
    ignored_columns = fields.List(fields.String())
    rejected = fields.List(fields.Nested(TellingSchema))
    noted = fields.List(fields.Nested(TellingSchema))
