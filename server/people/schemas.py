"""Shapes of people, invitations and accounts in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..access import ROLES
from ..accounts.schemas import PASSWORD, OrganisationRef, VenueRef
from ..filters import SearchQuery
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, AnswerSchema, DialectQuery, Moment, id_field, text_field
from .accepting import Newcomer
from .invitations import Guest

ROLE = validate.OneOf(ROLES)
MOST_VENUES = 1000
TOKEN = validate.Length(1, 100)


class PeopleQuery(Schema):
    """Which organisation; without one, the people of the scheme itself."""

    organisation_id = fields.Integer(load_default=None, validate=validate.Range(1, LARGEST_ID))


class WorkplacesQuery(Schema):
    search = fields.String(load_default="", validate=validate.Length(0, 200))


class NarrowedRolesQuery(SearchQuery):
    """What narrows the roles of people: days of giving, words, a role."""

    role = fields.String(validate=ROLE)


class FoundRolesQuery(NarrowedRolesQuery):
    page = page_field()


class RolesFileQuery(NarrowedRolesQuery, DialectQuery):
    """The same without pages."""


class FoundRoleSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String(attribute="person.name")
    email = fields.String(attribute="person.email")
    role = fields.String(validate=ROLE)
    organisation = fields.Nested(OrganisationRef, allow_none=True)
    given_at = Moment(allow_none=True)


class FoundRolesSchema(AnswerSchema):
    roles = fields.List(fields.Nested(FoundRoleSchema), attribute="rows")
    page, pages, total = page_fields()


class HeldRoleSchema(AnswerSchema):
    """``last``: nobody else has it, and it cannot be withdrawn. ``venues``: the only ones it is for; none is all."""

    id = fields.Integer(attribute="membership.id")
    role = fields.String(attribute="membership.role", validate=ROLE)
    given_at = Moment(attribute="membership.given_at", allow_none=True)
    venues = fields.List(fields.Nested(VenueRef), attribute="membership.venues")
    last = fields.Boolean()


class MemberSchema(AnswerSchema):
    """``may_reset``: whoever asks may reset their second factor, or confirm what ``reset_asked_by`` asked for."""

    id = fields.Integer(attribute="person.id")
    name = fields.String(attribute="person.name")
    email = fields.String(attribute="person.email")
    roles = fields.List(fields.Nested(HeldRoleSchema))
    may_reset = fields.Boolean()
    reset_asked_by = fields.String(allow_none=True)
    has_pin = fields.Boolean()


class InvitationSchema(AnswerSchema):
    """An invitation that waits. ``inviter`` is None for the scheme itself."""

    id = fields.UUID()
    email = fields.String()
    name = fields.String()
    role = fields.String(validate=ROLE)
    inviter = fields.String(allow_none=True)
    created_at = Moment()
    expires_at = Moment()


class PeopleSchema(AnswerSchema):
    """``roles``: those that whoever asks may invite to; ``venues``: those that a role can be limited to."""

    organisation = fields.Nested(OrganisationRef, allow_none=True)
    people = fields.List(fields.Nested(MemberSchema), attribute="members")
    invitations = fields.List(fields.Nested(InvitationSchema))
    roles = fields.List(fields.String(validate=ROLE))
    venues = fields.List(fields.Nested(VenueRef))


class WorkplaceSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    people = fields.Integer()
    waiting = fields.Integer()


class WorkplacesSchema(AnswerSchema):
    organisations = fields.List(fields.Nested(WorkplaceSchema))


class GuestSchema(Schema):
    email = text_field(254)
    name = text_field(200)
    role = fields.String(required=True, validate=ROLE)
    organisation_id = fields.Integer(
        load_default=None, strict=True, allow_none=True, validate=validate.Range(1, LARGEST_ID)
    )

    @post_load
    def make(self, data: dict[str, Any], **_options: Any) -> Guest:
        return Guest(**data)


class InvitedSchema(AnswerSchema):
    """``link``, and ``qr`` as SVG, are told this once, where no mail carries it."""

    invitation = fields.Nested(InvitationSchema)
    link = fields.String(allow_none=True)
    qr = fields.String(allow_none=True)


class TokenOfLinkSchema(Schema):
    token = fields.String(required=True, validate=TOKEN)


class InviteeSchema(AnswerSchema):
    """An invitation as its guest sees it."""

    email = fields.String(attribute="invitation.email")
    name = fields.String(attribute="invitation.name")
    role = fields.String(attribute="invitation.role", validate=ROLE)
    organisation = fields.Nested(OrganisationRef, attribute="invitation.organisation", allow_none=True)
    inviter = fields.String(attribute="invitation.inviter", allow_none=True)
    expires_at = Moment(attribute="invitation.expires_at")
    has_account = fields.Boolean()


class NewcomerSchema(Schema):
    name = text_field(200)
    password = fields.String(required=True, validate=PASSWORD)

    @post_load
    def make(self, data: dict[str, Any], **_options: Any) -> Newcomer:
        return Newcomer(**data)


class AcceptSchema(TokenOfLinkSchema):
    """Signed in, the token is enough; without an account, ``newcomer`` makes one."""

    newcomer = fields.Nested(NewcomerSchema, load_default=None, allow_none=True)


class VenuesOfRoleSchema(Schema):
    """The only venues that a role is for; none is all."""

    venue_ids = fields.List(id_field(), required=True, validate=validate.Length(0, MOST_VENUES))


class GivenPinSchema(AnswerSchema):
    """Told this once: only what tells it from a wrong one is stored."""

    pin = fields.String()


class NameSchema(Schema):
    name = text_field(200)


class NewPasswordSchema(Schema):
    current = fields.String(required=True, validate=PASSWORD)
    new = fields.String(required=True, validate=PASSWORD)


class NewEmailSchema(Schema):
    email = text_field(254)
    password = fields.String(required=True, validate=PASSWORD)


class ForgottenSchema(Schema):
    email = text_field(254)


class SetPasswordSchema(TokenOfLinkSchema):
    password = fields.String(required=True, validate=PASSWORD)


class AccountNameSchema(AnswerSchema):
    name = fields.String()
    email = fields.String()
