"""Shapes of the operator's side of the public face: public facts, meetings, announcements."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from ..schemas import AnswerSchema, FreeTextField, Moment, text_field
from ..venues.facts_schemas import EMAIL
from .facts import IDENTITY, NEEDED
from .meetings import NewMeeting
from .models import ANNOUNCEMENT_STATES

LONGEST_SHORT, LONGEST_LINES = 200, 300
WEB = validate.Regexp(
    r"^(https://[^\s\x00]+)?\Z", error="Collez l'adresse complète de la réunion : elle commence par https://."
)


def maybe(longest: int, *, lines: bool = False, **options: Any) -> fields.String:
    """A text that may be empty."""
    return FreeTextField(lines=lines, validate=validate.Length(0, longest), **options)


def _facts() -> dict[str, fields.Field[Any]]:
    mail = validate.And(validate.Length(0, 254), EMAIL)
    return {
        **{name: maybe(100) for name in ("phone", "host_phone")},
        **{name: FreeTextField(validate=mail) for name in ("email", "dpo_email")},
        **{name: maybe(LONGEST_LINES, lines=True) for name in ("address", "hours", "host_address")},
        **{name: maybe(LONGEST_SHORT) for name in ("director", "host_name", "dpo_name")},
    }


FactsChangesSchema = Schema.from_dict(_facts(), name="FactsChangesSchema")
"""Only what is to change."""
PublicFactsSchema = AnswerSchema.from_dict(_facts(), name="PublicFactsSchema")


class OperatorSchema(AnswerSchema):
    """The operator in law, as its papers have it."""

    name = fields.String()
    legal_form = fields.String()
    siret = fields.String()
    address = fields.String()
    postcode = fields.String()
    city = fields.String()
    email = fields.String()


class FaceSchema(AnswerSchema):
    """What the public pages say; ``missing`` is what they leave out and should not."""

    facts = fields.Nested(PublicFactsSchema)
    operator = fields.Nested(OperatorSchema, attribute="seller", allow_none=True)
    missing = fields.List(fields.String(validate=validate.OneOf((IDENTITY, *NEEDED))))


class MeetingFields(Schema):
    starts_at = fields.AwareDateTime()
    minutes = fields.Integer(strict=True, validate=validate.Range(10, 600))
    subject = text_field(LONGEST_SHORT, required=False)
    about = maybe(2000, lines=True)
    host = maybe(LONGEST_SHORT)
    link = FreeTextField(validate=validate.And(validate.Length(0, 500), WEB))
    place = maybe(LONGEST_LINES, lines=True)


class NewMeetingSchema(MeetingFields):
    """``starts_at`` in UTC or with its offset; a meeting needs a link or a place."""

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewMeeting:
        missing = {name: ["Ce champ manque."] for name in ("starts_at", "minutes", "subject") if name not in data}
        if missing:
            raise ValidationError(missing)
        return NewMeeting(**data)


class CancelMeetingSchema(Schema):
    """``reason`` is what the guests read."""

    reason = text_field(500)


class MeetingGuestSchema(AnswerSchema):
    name = fields.String()
    email = fields.String()
    structure = fields.String()
    registered_at = Moment()


class MeetingSchema(AnswerSchema):
    id = fields.Integer(attribute="meeting.id")
    starts_at = Moment(attribute="meeting.starts_at")
    minutes = fields.Integer(attribute="meeting.minutes")
    subject = fields.String(attribute="meeting.subject")
    about = fields.String(attribute="meeting.about")
    host = fields.String(attribute="meeting.host")
    link = fields.String(attribute="meeting.link")
    place = fields.String(attribute="meeting.place")
    cancelled_at = Moment(attribute="meeting.cancelled_at", allow_none=True)
    cancelled_because = fields.String(attribute="meeting.cancelled_because")
    guests = fields.List(fields.Nested(MeetingGuestSchema))


class MeetingsSchema(AnswerSchema):
    """Those to come and of the last three months, the last one first."""

    meetings = fields.List(fields.Nested(MeetingSchema))


class AnnouncementSchema(AnswerSchema):
    id = fields.Integer()
    announced_at = Moment()
    name = fields.String()
    siret = fields.String(allow_none=True)
    runs_venues = fields.Boolean()
    prescribes = fields.Boolean()
    postcode = fields.String()
    commune = fields.String()
    contact = fields.String()
    email = fields.String()
    phone = fields.String()
    message = fields.String()
    state = fields.String(validate=validate.OneOf(ANNOUNCEMENT_STATES))
    state_at = Moment()


class AnnouncementsSchema(AnswerSchema):
    """The newest first."""

    announcements = fields.List(fields.Nested(AnnouncementSchema))


class FollowUpSchema(Schema):
    """What became of an announcement."""

    state = fields.String(required=True, validate=validate.OneOf(ANNOUNCEMENT_STATES))
