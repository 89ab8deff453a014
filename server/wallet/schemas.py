"""Shapes of the wallet: a booklet as its holder sees it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from ..schemas import AnswerSchema, Identifier, Moment
from ..venues.schemas import MOST_VENUES, PhoneSchema, VenueSchema
from ..venues.services import SERVICES
from .offers import ACCESS, SPOKEN
from .service import STANDINGS
from .wanted import WHEN, Wish

POSTCODE = validate.Regexp(r"\A[0-9]{5}\Z", error="Un code postal a cinq chiffres.")
VOUCHER_STATES = ("available", "used", "unavailable")


class PostcodeSchema(Schema):
    """A postcode to look for venues near, instead of the booklet's."""

    postcode = Identifier(load_default=None, validate=POSTCODE)


class PlaceSchema(VenueSchema):
    """A venue; ``open`` lists its hours of the next eight days, null if unknown; ``zone`` is its IANA time zone.

    ``access`` says whom it receives well, ``spoken`` what it speaks beside French, ``booking`` where to book.
    """

    zone = fields.String()
    access = fields.List(fields.String(validate=validate.OneOf(list(ACCESS))))
    spoken = fields.List(fields.String(validate=validate.OneOf(list(SPOKEN))))
    booking = fields.String()

    open = fields.List(fields.List(Moment(), validate=validate.Length(equal=2)), allow_none=True)


class WishSchema(Schema):
    """What a place must have, and how many at most; ``when``: open now, or on a weekday of the coming week."""

    service = fields.String(validate=validate.OneOf(list(SERVICES)))
    when = fields.String(validate=validate.OneOf(WHEN))
    access = fields.String(validate=validate.OneOf(list(ACCESS)))
    language = fields.String(validate=validate.OneOf(list(SPOKEN)))
    limit = fields.Integer(load_default=12, validate=validate.Range(1, MOST_VENUES))

    @post_load
    def gather(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """``near``, ``wanted`` and ``limit``."""
        limit, postcode = data.pop("limit"), data.pop("postcode", None)
        here = (data.pop("latitude", None), data.pop("longitude", None))
        return {"near": postcode or here, "wanted": Wish(**data), "limit": limit}


class NearPostcodeSchema(WishSchema):
    """A postcode to look around. A position is asked about by POST: addresses are written down on their way."""

    postcode = Identifier(required=True, validate=POSTCODE)


class PlaceSearchSchema(WishSchema):
    """A postcode to look around, or a position in degrees, which is rounded and kept nowhere."""

    postcode = Identifier(validate=POSTCODE)
    latitude = fields.Float(validate=validate.Range(-90, 90))
    longitude = fields.Float(validate=validate.Range(-180, 180))

    @validates_schema
    def check_place(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse half a position, both a postcode and a position, and neither."""
        if ("latitude" in data) != ("longitude" in data):
            raise ValidationError("Donnez latitude et longitude ensemble.", "latitude")
        if ("latitude" in data) == ("postcode" in data):
            raise ValidationError("Donnez un code postal, ou une position.", "postcode")


class PlacesSchema(AnswerSchema):
    """Places, the nearest first: within 30 km, else one further away. ``looked_km``: how far all were looked at."""

    places = fields.List(fields.Nested(PlaceSchema))
    looked_km = fields.Float()


class HeldVoucherSchema(AnswerSchema):
    """A voucher; ``text`` (what the QR holds), ``code`` and ``svg`` only while it is available."""

    position = fields.Integer()
    state = fields.String(validate=validate.OneOf(VOUCHER_STATES))
    used_at = Moment(allow_none=True)
    venue = fields.String(allow_none=True)
    text = fields.String(allow_none=True)
    code = fields.String(allow_none=True)
    svg = fields.String(allow_none=True)


class WalletSchema(AnswerSchema):
    """A booklet as its holder sees it."""

    booklet = fields.String()
    sponsor = fields.String()
    campaign = fields.String()
    support_phone = fields.String(allow_none=True)
    support_phones = fields.List(fields.Nested(PhoneSchema))
    size = fields.Integer()
    left = fields.Integer()
    value_cents = fields.Integer()
    last_day = fields.Date(allow_none=True)
    grace_day = fields.Date(allow_none=True)
    state = fields.String(validate=validate.OneOf(STANDINGS))
    postcode = fields.String(allow_none=True)
    vouchers = fields.List(fields.Nested(HeldVoucherSchema))
    venues = fields.List(fields.Nested(PlaceSchema))
