"""Shapes of venues on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..schemas import AnswerSchema, FreeTextField
from .hours.in_words import LONGEST as LONGEST_HOURS
from .services import SERVICES

MOST_VENUES = 50
LONGEST_COMMUNE = 60


class NearSchema(Schema):
    """Where to look: a postcode, or a position in degrees, which wins."""

    postcode = fields.String(validate=validate.Regexp(r"^[0-9]{5}\Z", error="Un code postal a cinq chiffres."))
    lat = fields.Float(validate=validate.Range(-90, 90))
    lon = fields.Float(validate=validate.Range(-180, 180))
    limit = fields.Integer(load_default=5, validate=validate.Range(1, MOST_VENUES))

    @validates_schema
    def check_place(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse half a position, and no place at all."""
        if ("lat" in data) != ("lon" in data):
            raise ValidationError("Donnez lat et lon ensemble.", "lon" if "lat" in data else "lat")
        if not {"lat", "postcode"} & data.keys():
            raise ValidationError("Donnez un code postal, ou une position (lat et lon).", "postcode")


class CommuneQuerySchema(Schema):
    """A commune's name, or how it begins; ``typing``: the name may go on, so suggest the largest that begin so."""

    name = FreeTextField(required=True, validate=validate.Length(1, LONGEST_COMMUNE))
    typing = fields.Boolean(load_default=False)


class CommuneSchema(AnswerSchema):
    """A commune, and the postcode to look around."""

    name = fields.String()
    postcode = fields.String()


class CommunesSchema(AnswerSchema):
    """Communes, those with most people first; none when there is no such name."""

    communes = fields.List(fields.Nested(CommuneSchema))


class PhoneSchema(AnswerSchema):
    """A number as ``tel:`` dials it, and as it is said."""

    dialled = fields.String()
    said = fields.String()


class VenueSchema(AnswerSchema):
    """A venue as the public sees it; ``phone_text`` is what stands in ``phone`` and is no number."""

    id = fields.Integer()
    name = fields.String()
    address = fields.String()
    postcode = fields.String()
    commune = fields.String()
    latitude = fields.Float(allow_none=True)
    longitude = fields.Float(allow_none=True)
    phone = fields.String()
    phones = fields.List(fields.Nested(PhoneSchema))
    phone_text = fields.String()
    opening_hours = fields.String()
    services = fields.List(fields.String(validate=validate.OneOf(list(SERVICES))))
    itinerant = fields.Boolean()
    opening_words = fields.List(fields.String())
    distance_km = fields.Float(allow_none=True)


class MapSchema(AnswerSchema):
    """Where the map's pictures come from; ``tiles`` is null when the operator chose none."""

    tiles = fields.String(allow_none=True)
    attribution = fields.String()


class HoursSchema(Schema):
    """Opening hours in the OpenStreetMap notation."""

    text = FreeTextField(required=True, validate=validate.Length(max=LONGEST_HOURS))


class HoursChoiceSchema(AnswerSchema):
    """Opening hours in the notation and in words; none for hours that say more than words tell."""

    opening_hours = fields.String()
    opening_words = fields.List(fields.String())


class WordsSchema(HoursChoiceSchema):
    """What was typed; ``question`` when it may not be what is meant, with ``choices``."""

    question = fields.String()
    choices = fields.List(fields.Nested(HoursChoiceSchema))


class VenuesSchema(AnswerSchema):
    """Venues, the nearest first."""

    venues = fields.List(fields.Nested(VenueSchema))
