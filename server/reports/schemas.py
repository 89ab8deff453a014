"""Shapes of reports in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, FreeTextField, Identifier, Moment
from .models import KINDS, LONGEST_NOTE
from .undo_links import undo_link_of

OPEN, CLOSED = "open", "closed"


class NewReportSchema(Schema):
    """What has changed at a venue; ``note`` may say more, in the person's words."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_NOTE))


class ReportedSchema(AnswerSchema):
    """What was reported, and when."""

    kind = fields.String(validate=validate.OneOf(KINDS))
    reported_at = Moment()


class NewlyReportedSchema(ReportedSchema):
    """The answer to a new report; ``undo``: by which it is taken back within a quarter of an hour."""

    undo = fields.Function(lambda report: undo_link_of(report.id), metadata={"type": "string"})


class UndoReportSchema(Schema):
    """Which report to take back."""

    undo = Identifier(required=True, validate=validate.Length(1, 200))


class ReportStateSchema(Schema):
    """Which reports: open or closed ones."""

    state = fields.String(load_default=OPEN, validate=validate.OneOf([OPEN, CLOSED]))


class ReportedVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()


class ReportSchema(ReportedSchema):
    """A report for those who can act on it."""

    id = fields.Integer()
    venue = fields.Nested(ReportedVenueSchema)
    note = fields.String()
    closed_at = Moment(allow_none=True)


class ReportsSchema(AnswerSchema):
    """Reports, the newest first."""

    reports = fields.List(fields.Nested(ReportSchema))
