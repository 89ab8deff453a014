"""Shapes of reports in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, FreeTextField, Moment
from .models import KINDS, LONGEST_NOTE

OPEN, CLOSED = "open", "closed"


class NewReportSchema(Schema):
    """What has changed at a venue; ``note`` may say more, in the person's words."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_NOTE))


class ReportedSchema(AnswerSchema):
    """The answer to a new report."""

    kind = fields.String(validate=validate.OneOf(KINDS))
    reported_at = Moment()


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
