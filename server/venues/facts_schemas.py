"""Shapes of what a venue's manager reads and writes of it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..schemas import AnswerSchema, FreeTextField, id_field, replaced_field
from .facts import ACCESS_MODES, CHARGES, FIELDS
from .hours.in_words import LONGEST as LONGEST_HOURS
from .services import SERVICES

LONGEST_PHONE = 80
LONGEST_NAME = 200
MOST_LANGUAGES = 20
EMAIL = validate.Regexp(
    r"^([^\s@|,;\x00]+@[^\s@|,;\x00]+\.[^\s@|,;\x00]+)?\Z", error="Une adresse, comme accueil@exemple.fr."
)
LINK = validate.Regexp(r"^(https?://[^\s|]+)?\Z", error="Une adresse du web, comme https://exemple.fr.")
POSTCODE = validate.Regexp(r"^[0-9]{5}\Z", error="Un code postal a cinq chiffres.")
SOMETHING = validate.Length(1, LONGEST_NAME, error="Écrivez de 1 à 200 caractères.")


class CorrectionSchema(Schema):
    """What is different at a venue; what is left out stays. A position comes whole."""

    name = FreeTextField(validate=SOMETHING)
    address = FreeTextField(validate=validate.Length(max=LONGEST_NAME))
    address_extra = FreeTextField(validate=validate.Length(max=LONGEST_NAME))
    postcode = fields.String(validate=POSTCODE)
    commune = FreeTextField(validate=SOMETHING)
    latitude = fields.Float(validate=validate.Range(-90, 90))
    longitude = fields.Float(validate=validate.Range(-180, 180))
    phone = FreeTextField(validate=validate.Length(max=LONGEST_PHONE))
    email = FreeTextField(validate=[validate.Length(max=254), EMAIL])
    website = FreeTextField(validate=[validate.Length(max=500), LINK])
    opening_hours = FreeTextField(validate=validate.Length(max=LONGEST_HOURS))
    itinerant = fields.Boolean()
    services = fields.List(fields.String(validate=validate.OneOf(list(SERVICES))), validate=validate.Length(1, 9))
    access_modes = fields.List(fields.String(validate=validate.OneOf(ACCESS_MODES)))
    charges = fields.List(fields.String(validate=validate.OneOf(CHARGES)))
    price_text = FreeTextField(validate=validate.Length(max=200))
    booking_link = FreeTextField(validate=[validate.Length(max=500), LINK])
    languages = fields.List(
        FreeTextField(validate=[validate.Length(1, 40), validate.ContainsNoneOf("|")]),
        validate=validate.Length(max=MOST_LANGUAGES),
    )

    @validates_schema
    def check_position(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse half a position."""
        if ("latitude" in data) != ("longitude" in data):
            raise ValidationError("Donnez latitude et longitude ensemble.", "latitude")


class NewVenueSchema(CorrectionSchema):
    """A venue to add to an organisation."""

    organisation_id = id_field()
    name = FreeTextField(required=True, validate=SOMETHING)
    postcode = fields.String(required=True, validate=POSTCODE)
    commune = FreeTextField(required=True, validate=SOMETHING)
    services = fields.List(
        fields.String(validate=validate.OneOf(list(SERVICES))), required=True, validate=validate.Length(1, 9)
    )


class VenueClosingSchema(Schema):
    """From which Paris day on a venue is closed for good."""

    closed_from = fields.Date(required=True)
    reason = FreeTextField(load_default="", validate=validate.Length(max=500))


class VenueFactsSchema(AnswerSchema):
    """What is told of a venue, for those who may correct it; ``corrected`` names what they did."""

    id = fields.Integer(attribute="venue.id")
    organisation_id = fields.Integer(attribute="venue.organisation_id")
    name = fields.String(attribute="venue.name")
    address = fields.String(attribute="venue.address")
    address_extra = fields.String(attribute="venue.address_extra")
    postcode = fields.String(attribute="venue.postcode")
    commune = fields.String(attribute="venue.commune")
    latitude = fields.Float(attribute="venue.latitude", allow_none=True)
    longitude = fields.Float(attribute="venue.longitude", allow_none=True)
    position_assumed = fields.Boolean(attribute="venue.position_assumed")
    phone = fields.String(attribute="venue.phone")
    phone_said = fields.String()
    email = fields.String(attribute="venue.emails")
    website = fields.String(attribute="venue.websites")
    opening_hours = fields.String(attribute="venue.opening_hours")
    itinerant = fields.Boolean(attribute="venue.itinerant")
    services = fields.List(fields.String(validate=validate.OneOf(list(SERVICES))), attribute="venue.services")
    access_modes = fields.List(fields.String())
    charges = fields.List(fields.String())
    price_text = fields.String(attribute="venue.price_text")
    booking_link = fields.String(attribute="venue.booking_link")
    languages = fields.List(fields.String())
    closed_from = fields.Date(allow_none=True)
    opening_words = fields.List(fields.String())
    hours_question = fields.String()
    corrected = fields.List(fields.String(validate=validate.OneOf(list(FIELDS))))
    replaced_on_paper = replaced_field()
