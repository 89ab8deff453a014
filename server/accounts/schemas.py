"""Shapes of sessions and phones in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..access import ROLES
from ..schemas import NO_CONTROL_CHARACTERS, AnswerSchema, Moment, id_field, text_field
from .session_models import WAYS
from .sessions import SECOND_FACTOR

PASSWORD = validate.And(validate.Length(1, 200), validate.Regexp(NO_CONTROL_CHARACTERS))
"""Only checked, never repaired like other texts: `passwords` does its own normalization."""


class SignInSchema(Schema):
    email = text_field(254)
    password = fields.String(required=True, validate=PASSWORD)


class OrganisationRef(AnswerSchema):
    id = fields.Integer()
    name = fields.String()


class MembershipSchema(AnswerSchema):
    """A role; ``whole`` unless it is limited to some venues of the organisation."""

    role = fields.String(validate=validate.OneOf(ROLES))
    organisation = fields.Nested(OrganisationRef, allow_none=True)
    whole = fields.Function(lambda held: not held.venues, metadata={"type": "boolean"})


class VenueRef(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    commune = fields.String()


class MyVenueSchema(VenueRef):
    qualified = fields.Boolean(attribute="organisation.qualified")


class MeSchema(AnswerSchema):
    id = fields.Integer(attribute="person.id")
    name = fields.String(attribute="person.name")
    email = fields.String(attribute="person.email")
    roles = fields.List(fields.String(validate=validate.OneOf(ROLES)))
    memberships = fields.List(fields.Nested(MembershipSchema))
    venues = fields.List(fields.Nested(MyVenueSchema))
    second_factor = fields.String(validate=validate.OneOf(SECOND_FACTOR))
    hidden_roles = fields.List(fields.String(validate=validate.OneOf(ROLES)))


class SessionSchema(AnswerSchema):
    id = fields.UUID(attribute="row.id")
    browser = fields.String(attribute="row.browser")
    network = fields.String(attribute="row.network")
    way = fields.String(attribute="row.way", validate=validate.OneOf(WAYS))
    started_at = Moment(attribute="row.started_at")
    last_seen_at = Moment(attribute="row.last_seen_at")
    strong_at = Moment(attribute="row.strong_at", allow_none=True)
    current = fields.Boolean()


class SessionsSchema(AnswerSchema):
    sessions = fields.List(fields.Nested(SessionSchema))


class SignedOutSchema(AnswerSchema):
    leave_at = fields.String()


class EnrolSchema(Schema):
    label = text_field(100)
    venue_id = id_field()


class DeviceSchema(AnswerSchema):
    id = fields.Integer()
    label = fields.String()
    venue = fields.Nested(VenueRef)
    person = fields.String(attribute="person.name")
    enrolled_at = Moment()


class TokenSchema(AnswerSchema):
    token = fields.String()


class EnrolledSchema(TokenSchema):
    device = fields.Nested(DeviceSchema)
