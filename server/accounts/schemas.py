"""Shapes of sessions and phones in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..access import ROLES
from ..schemas import NO_CONTROL_CHARACTERS, Moment, id_field, text_field

PASSWORD = validate.And(validate.Length(1, 200), validate.Regexp(NO_CONTROL_CHARACTERS))
"""Only checked, never repaired like other texts: `passwords` does its own normalization."""


class SignInSchema(Schema):
    email = text_field(254)
    password = fields.String(required=True, validate=PASSWORD)


class OrganisationRef(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class MembershipSchema(Schema):
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    organisation = fields.Nested(OrganisationRef, required=True, allow_none=True)


class VenueRef(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    commune = fields.String(required=True)


class MyVenueSchema(VenueRef):
    qualified = fields.Boolean(required=True, attribute="organisation.qualified")


class MeSchema(Schema):
    id = fields.Integer(required=True, attribute="person.id")
    name = fields.String(required=True, attribute="person.name")
    email = fields.String(required=True, attribute="person.email")
    roles = fields.List(fields.String(validate=validate.OneOf(ROLES)), required=True)
    memberships = fields.List(fields.Nested(MembershipSchema), required=True, attribute="person.memberships")
    venues = fields.List(fields.Nested(MyVenueSchema), required=True)


class EnrolSchema(Schema):
    label = text_field(100)
    venue_id = id_field()


class DeviceSchema(Schema):
    id = fields.Integer(required=True)
    label = fields.String(required=True)
    venue = fields.Nested(VenueRef, required=True)
    person = fields.String(required=True, attribute="person.name")
    enrolled_at = Moment(required=True)


class ListedDeviceSchema(DeviceSchema):
    revoked_at = Moment(required=True, allow_none=True)


class DevicesSchema(Schema):
    devices = fields.List(fields.Nested(ListedDeviceSchema), required=True)


class TokenSchema(Schema):
    token = fields.String(required=True)


class EnrolledSchema(TokenSchema):
    device = fields.Nested(DeviceSchema, required=True)
