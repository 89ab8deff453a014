"""Shapes of venues on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from .services import SERVICES

MOST_VENUES = 50


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


class VenueSchema(Schema):
    """A venue as the public sees it."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    address = fields.String(required=True)
    postcode = fields.String(required=True)
    commune = fields.String(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    phone = fields.String(required=True)
    opening_hours = fields.String(required=True)
    services = fields.List(fields.String(validate=validate.OneOf(list(SERVICES))), required=True)
    itinerant = fields.Boolean(required=True)
    opening_words = fields.List(fields.String(), required=True)
    distance_km = fields.Float(required=True, allow_none=True)


class VenuesSchema(Schema):
    """Venues, the nearest first."""

    venues = fields.List(fields.Nested(VenueSchema), required=True)
