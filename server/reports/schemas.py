"""Shapes of reports in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import FreeTextField, Moment
from .models import KINDS, LONGEST_NOTE

OPEN, CLOSED = "open", "closed"


class NewReportSchema(Schema):
    """What has changed at a venue; ``note`` may say more, in the person's words."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    note = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_NOTE))


class ReportedSchema(Schema):
    """The answer to a new report."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    reported_at = Moment(required=True)


class ReportStateSchema(Schema):
    """Which reports: open or closed ones."""

    state = fields.String(load_default=OPEN, validate=validate.OneOf([OPEN, CLOSED]))


class ReportedVenueSchema(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    postcode = fields.String(required=True)
    commune = fields.String(required=True)


class ReportSchema(ReportedSchema):
    """A report for those who can act on it."""

    id = fields.Integer(required=True)
    venue = fields.Nested(ReportedVenueSchema, required=True)
    note = fields.String(required=True)
    closed_at = Moment(required=True, allow_none=True)


class ReportsSchema(Schema):
    """Reports, the newest first."""

    reports = fields.List(fields.Nested(ReportSchema), required=True)
