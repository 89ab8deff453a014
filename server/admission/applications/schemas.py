"""Shapes of applications in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ...filters import SearchQuery
from ...organisations.legal_forms import DOCUMENT_KINDS, LEGAL_FORMS
from ...paging import page_field, page_fields
from ...schemas import LARGEST_ID, AnswerSchema, DialectQuery, FreeTextField, Moment, text_field
from ...venues.facts_schemas import LONGEST_PHONE
from ...venues.services import SERVICES
from ..models import LONGEST_TEXT
from ..register import REGISTER_STATES
from ..schemas import CAPACITY, LONGEST_NAME, LONGEST_PLACE, POSTCODE, SeatSchema, siret_field
from .document_files import MEDIA_TYPES
from .queue import SENT_STATES
from .states import EVENTS, STATES

SERVICE = validate.OneOf(list(SERVICES))
LONGEST_EMAIL = 254


class StartSchema(Schema):
    """Where the link of a new application goes."""

    email = text_field(LONGEST_EMAIL)


class SavedSchema(SeatSchema):
    """A step of the form; what is left out stays. ``charter`` accepts the charter of today."""

    siret = siret_field()
    name = FreeTextField(validate=validate.Length(max=LONGEST_NAME))
    legal_form = fields.String(validate=validate.OneOf(["", *LEGAL_FORMS]))
    representative = FreeTextField(validate=validate.Length(max=LONGEST_NAME))
    email = text_field(LONGEST_EMAIL, required=False)
    phone = FreeTextField(validate=validate.Length(max=LONGEST_PHONE))
    runs_venues = fields.Boolean()
    prescribes = fields.Boolean()
    sponsors = fields.Boolean()
    services = fields.List(fields.String(validate=SERVICE), validate=validate.Length(max=len(SERVICES)))
    charter = fields.Boolean()


class SearchSchema(Schema):
    """Part of a venue's name, its commune or postcode."""

    text = FreeTextField(required=True, validate=validate.Length(1, 100))


class LookUpSchema(Schema):
    """A SIRET to look up."""

    siret = FreeTextField(required=True, validate=validate.Length(1, 40))


class RegisterAnswerSchema(AnswerSchema):
    """What the register knows of a SIRET; ``state`` is ``off`` where none is set up, ``unavailable`` when it fails."""

    state = fields.String(validate=validate.OneOf(REGISTER_STATES))
    siret = fields.String()
    name = fields.String()
    legal_form = fields.String()
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()


class NewApplicationVenueSchema(Schema):
    """A venue: ``venue_id`` claims one of the open data, otherwise name and postcode describe a new one."""

    venue_id = fields.Integer(strict=True, validate=validate.Range(1, LARGEST_ID))
    name = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_NAME))
    address = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_PLACE))
    postcode = FreeTextField(load_default="", validate=POSTCODE)
    commune = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_PLACE))
    phone = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_PHONE))

    @validates_schema
    def check_described(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a new venue that nobody could find."""
        for name in ("name", "address", "postcode", "commune"):
            if "venue_id" not in data and not data.get(name, "").strip():
                raise ValidationError("Ce champ est vide.", name)


class NewHandedInSchema(Schema):
    """What a file is, and the name that it has on the applicant's computer."""

    kind = fields.String(required=True, validate=validate.OneOf(DOCUMENT_KINDS))
    name = text_field(200)


class WrittenSchema(Schema):
    """A question or an answer."""

    text = text_field(LONGEST_TEXT, lines=True)


class ReasonSchema(Schema):
    """Why something was decided; the applicant reads it."""

    reason = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_TEXT))


class KnownVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()


class KnownVenuesSchema(AnswerSchema):
    """Venues of the open data that an applicant may claim."""

    venues = fields.List(fields.Nested(KnownVenueSchema))


class ApplicationVenueSchema(AnswerSchema):
    """A venue of an application; ``venue`` is there for one that is claimed."""

    id = fields.Integer()
    name = fields.String()
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()
    phone = fields.String()
    venue = fields.Nested(KnownVenueSchema, allow_none=True)


class HandedInSchema(AnswerSchema):
    id = fields.Integer()
    kind = fields.String(validate=validate.OneOf(DOCUMENT_KINDS))
    name = fields.String()
    media_type = fields.String(validate=validate.OneOf(MEDIA_TYPES))
    size = fields.Integer()
    added_at = Moment()


class ApplicationEventSchema(AnswerSchema):
    kind = fields.String(validate=validate.OneOf(EVENTS))
    text = fields.String()
    at = Moment()


class ApplicationFactsSchema(AnswerSchema):
    """What an application says."""

    id = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    submitted_at = Moment(allow_none=True)
    decided_at = Moment(allow_none=True)
    reason = fields.String()
    siret = fields.String()
    register_says = fields.String()
    name = fields.String()
    legal_form = fields.String()
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()
    representative = fields.String()
    email = fields.String()
    phone = fields.String()
    runs_venues = fields.Boolean()
    prescribes = fields.Boolean()
    sponsors = fields.Boolean()
    services = fields.List(fields.String(validate=SERVICE))
    charter_version = fields.String()
    documents = fields.List(fields.Nested(HandedInSchema))
    events = fields.List(fields.Nested(ApplicationEventSchema))


class OwnApplicationSchema(ApplicationFactsSchema):
    """An application for the applicant; ``charter_now`` is the version to accept, ``needed`` the documents it needs."""

    venues = fields.List(fields.Nested(ApplicationVenueSchema))
    missing = fields.List(fields.String())
    needed = fields.List(fields.String(validate=validate.OneOf(DOCUMENT_KINDS)))
    charter_now = fields.String()


class StartedSchema(AnswerSchema):
    """A new application and the token that opens it; ``mailed`` when its link is on its way by mail."""

    application = fields.Nested(OwnApplicationSchema)
    token = fields.String()
    mailed = fields.Boolean()


class NarrowedQueueQuery(SearchQuery):
    """What narrows the applications: days of sending, words, a state."""

    state = fields.String(validate=validate.OneOf(SENT_STATES))


class QueueQuerySchema(NarrowedQueueQuery):
    page = page_field()


class QueueFileQuery(NarrowedQueueQuery, DialectQuery):
    """The same without pages."""


class QueueLineSchema(AnswerSchema):
    """An application in the queue."""

    id = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    name = fields.String()
    siret = fields.String()
    postcode = fields.String()
    commune = fields.String()
    capacities = fields.List(fields.String(validate=CAPACITY))
    submitted_at = Moment(allow_none=True)
    changed_at = Moment()


class QueueSchema(AnswerSchema):
    """A page of the queue."""

    applications = fields.List(fields.Nested(QueueLineSchema), attribute="rows")
    page, pages, total = page_fields()


class WaitingForOperatorSchema(AnswerSchema):
    """What waits for the operator."""

    applications = fields.Integer()
    answers = fields.Integer()


class OwnerSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    siret = fields.String(allow_none=True)
    qualification = fields.String()


class ClaimedVenueSchema(AnswerSchema):
    """A venue of an application; ``owner`` is the organisation that runs a claimed one now."""

    part = fields.Nested(ApplicationVenueSchema)
    owner = fields.Nested(OwnerSchema, allow_none=True)
    has_scans = fields.Boolean()


class ApplicationFileSchema(AnswerSchema):
    """All of an application for whoever decides; ``organisation`` is the known one with its SIRET."""

    application = fields.Nested(ApplicationFactsSchema)
    organisation = fields.Nested(OwnerSchema, attribute="application.organisation", allow_none=True)
    venues = fields.List(fields.Nested(ClaimedVenueSchema))
    missing = fields.List(fields.String())
    others = fields.List(fields.Integer())


class AcceptedSchema(AnswerSchema):
    """An accepted application; ``links`` are invitations to pass on where no mail goes out."""

    file = fields.Nested(ApplicationFileSchema)
    links = fields.List(fields.String())
