"""Shapes of venues found again."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ...filters import LONGEST_TEXT, postcode_start
from ...paging import page_field, page_fields
from ...schemas import AnswerSchema, DialectQuery, FreeTextField
from ..services import SERVICES
from .listing import VENUE_STATES, state_of


class NarrowedVenuesQuery(Schema):
    """What narrows the venues; ``text`` is looked for in names, address, organisation and national number."""

    text = FreeTextField(load_default="", validate=validate.Length(0, LONGEST_TEXT))
    postcode = postcode_start()
    service = fields.String(validate=validate.OneOf(list(SERVICES)))
    state = fields.String(validate=validate.OneOf(VENUE_STATES))


class FoundVenuesQuery(NarrowedVenuesQuery):
    page = page_field()


class VenuesFileQuery(NarrowedVenuesQuery, DialectQuery):
    """The same without pages."""


class FoundVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    organisation = fields.String(attribute="organisation.name")
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()
    state = fields.Function(state_of, metadata={"type": "string", "enum": list(VENUE_STATES)})


class FoundVenuesSchema(AnswerSchema):
    venues = fields.List(fields.Nested(FoundVenueSchema), attribute="rows")
    page, pages, total = page_fields()
