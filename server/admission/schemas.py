"""Shapes of organisations in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..campaigns.territory import DEPARTMENTS
from ..filters import LONGEST_TEXT as LONGEST_TEXT_SOUGHT
from ..organisations.legal_forms import LEGAL_FORMS
from ..organisations.models import CAPACITIES, DEQUALIFIED, LONGEST_REASON, QUALIFICATIONS, QUALIFIED, SUSPENDED
from ..organisations.sirets import LONGEST as LONGEST_SIRET
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, DialectQuery, FreeTextField, Moment, text_field
from ..venues.facts_schemas import EMAIL, LONGEST_PHONE
from .models import LONGEST_TEXT

LONGEST_NAME, LONGEST_PLACE = 200, 200
DECISIONS = (QUALIFIED, SUSPENDED, DEQUALIFIED)
POSTCODE = validate.Regexp(r"\A([0-9]{5})?\Z", error="Un code postal a cinq chiffres.")
CAPACITY = validate.OneOf(CAPACITIES)
DEPARTMENT = validate.OneOf(sorted(DEPARTMENTS), error="Ce n'est pas le numéro d'un département.")


def siret_field() -> fields.String:
    """A SIRET as it is typed; the service says what is wrong with it."""
    return FreeTextField(validate=validate.Length(max=LONGEST_SIRET))


class SeatSchema(Schema):
    """Where something is."""

    address = FreeTextField(validate=validate.Length(max=LONGEST_PLACE))
    postcode = FreeTextField(validate=POSTCODE)
    commune = FreeTextField(validate=validate.Length(max=LONGEST_PLACE))


class OrganisationFactsSchema(SeatSchema):
    """What the operator writes of an organisation; what is left out stays as it is."""

    siret = siret_field()
    name = text_field(LONGEST_NAME, required=False)
    legal_form = fields.String(validate=validate.OneOf(["", *LEGAL_FORMS]))
    email = FreeTextField(validate=[validate.Length(max=254), EMAIL])
    phone = FreeTextField(validate=validate.Length(max=LONGEST_PHONE))
    runs_venues = fields.Boolean()
    prescribes = fields.Boolean()
    sponsors = fields.Boolean()
    territory = fields.List(fields.String(validate=DEPARTMENT), allow_none=True, validate=validate.Length(max=110))


class NewOrganisationSchema(OrganisationFactsSchema):
    """A new organisation; ``qualified`` admits it at once."""

    name = text_field(LONGEST_NAME)
    qualified = fields.Boolean(load_default=False)


class NarrowedOrganisationsQuery(Schema):
    """What narrows the list; ``text`` is part of a name, a commune, a postcode or a SIRET."""

    state = fields.String(load_default="", validate=validate.OneOf(["", *QUALIFICATIONS]))
    capacity = fields.String(load_default="", validate=validate.OneOf(["", *CAPACITIES]))
    department = fields.String(load_default="", validate=validate.OneOf(["", *sorted(DEPARTMENTS)]))
    text = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_TEXT_SOUGHT))


class OrganisationsQuerySchema(NarrowedOrganisationsQuery):
    page = page_field()


class OrganisationsFileQuery(NarrowedOrganisationsQuery, DialectQuery):
    """The same without pages."""


class OrganisationLineSchema(AnswerSchema):
    """An organisation in a list."""

    id = fields.Integer()
    siret = fields.String(allow_none=True)
    name = fields.String()
    qualification = fields.String(validate=validate.OneOf(QUALIFICATIONS))
    postcode = fields.String()
    commune = fields.String()
    capacities = fields.List(fields.String(validate=CAPACITY))
    venues = fields.Integer()


class OrganisationsPageSchema(AnswerSchema):
    """A page of organisations; ``states`` counts each state among those that the other filters leave."""

    organisations = fields.List(fields.Nested(OrganisationLineSchema))
    states = fields.Dict(keys=fields.String(), values=fields.Integer())
    page, pages, total = page_fields()


class DecisionSchema(Schema):
    """A decision on an organisation; all but ``qualified`` need the reason that it reads."""

    state = fields.String(required=True, validate=validate.OneOf(DECISIONS))
    reason = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_REASON))


class QualificationDecisionSchema(AnswerSchema):
    state = fields.String(validate=validate.OneOf(DECISIONS))
    reason = fields.String()
    decided_at = Moment()


class AnswerTextSchema(Schema):
    """What an organisation writes to the operator."""

    text = text_field(LONGEST_TEXT, lines=True)


class ReplySchema(Schema):
    """What the operator replies; nothing only takes note."""

    reply = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_TEXT))


class OrganisationAnswerSchema(AnswerSchema):
    """What an organisation wrote about a decision, and the operator's reply."""

    id = fields.Integer()
    text = fields.String()
    written_at = Moment()
    reply = fields.String()
    closed_at = Moment(allow_none=True)


class ItsVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()


class ItsApplicationSchema(AnswerSchema):
    id = fields.Integer()
    state = fields.String()
    submitted_at = Moment(allow_none=True)


class OrganisationFileSchema(AnswerSchema):
    """All that the operator knows of an organisation; ``possible`` are the decisions that may follow."""

    id = fields.Integer(attribute="organisation.id")
    siret = fields.String(attribute="organisation.siret", allow_none=True)
    name = fields.String(attribute="organisation.name")
    legal_form = fields.String(attribute="organisation.legal_form")
    address = fields.String(attribute="organisation.address")
    postcode = fields.String(attribute="organisation.postcode")
    commune = fields.String(attribute="organisation.commune")
    email = fields.String(attribute="organisation.email")
    phone = fields.String(attribute="organisation.phone")
    runs_venues = fields.Boolean(attribute="organisation.runs_venues")
    prescribes = fields.Boolean(attribute="organisation.prescribes")
    sponsors = fields.Boolean(attribute="organisation.sponsors")
    territory = fields.List(fields.String(), attribute="organisation.territory", allow_none=True)
    qualification = fields.String(attribute="organisation.qualification", validate=validate.OneOf(QUALIFICATIONS))
    possible = fields.List(fields.String(validate=validate.OneOf(DECISIONS)))
    people = fields.Integer()
    venues = fields.List(fields.Nested(ItsVenueSchema))
    decisions = fields.List(fields.Nested(QualificationDecisionSchema))
    answers = fields.List(fields.Nested(OrganisationAnswerSchema))
    applications = fields.List(fields.Nested(ItsApplicationSchema))


class OwnOrganisationSchema(AnswerSchema):
    """An organisation for its own people: decisions and answers, the last one first."""

    id = fields.Integer(attribute="organisation.id")
    name = fields.String(attribute="organisation.name")
    siret = fields.String(attribute="organisation.siret", allow_none=True)
    qualification = fields.String(attribute="organisation.qualification", validate=validate.OneOf(QUALIFICATIONS))
    decisions = fields.List(fields.Nested(QualificationDecisionSchema))
    answers = fields.List(fields.Nested(OrganisationAnswerSchema))


class OwnOrganisationsSchema(AnswerSchema):
    """The organisations of a person."""

    organisations = fields.List(fields.Nested(OwnOrganisationSchema))
