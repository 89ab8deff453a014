"""Shapes of the wallet: a booklet as its holder sees it."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import Identifier, Moment
from ..venues.schemas import MOST_VENUES, PhoneSchema, VenueSchema
from .service import STANDINGS

POSTCODE = validate.Regexp(r"\A[0-9]{5}\Z", error="Un code postal a cinq chiffres.")
VOUCHER_STATES = ("available", "used", "unavailable")


class PostcodeSchema(Schema):
    """A postcode to look for venues near, instead of the booklet's."""

    postcode = Identifier(load_default=None, validate=POSTCODE)


class PlaceSchema(VenueSchema):
    """A venue; ``open`` lists its hours of the next eight days, null if unknown; ``zone`` is its IANA time zone."""

    zone = fields.String(required=True)

    open = fields.List(fields.List(Moment(), validate=validate.Length(equal=2)), required=True, allow_none=True)


class NearPostcodeSchema(Schema):
    """A postcode, and how many places at most."""

    postcode = Identifier(required=True, validate=POSTCODE)
    limit = fields.Integer(load_default=12, validate=validate.Range(1, MOST_VENUES))


class PlacesSchema(Schema):
    """Places, the nearest first."""

    places = fields.List(fields.Nested(PlaceSchema), required=True)


class HeldVoucherSchema(Schema):
    """A voucher; ``text`` (what the QR holds), ``code`` and ``svg`` only while it is available."""

    position = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(VOUCHER_STATES))
    used_at = Moment(required=True, allow_none=True)
    venue = fields.String(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    code = fields.String(required=True, allow_none=True)
    svg = fields.String(required=True, allow_none=True)


class WalletSchema(Schema):
    """A booklet as its holder sees it."""

    booklet = fields.String(required=True)
    sponsor = fields.String(required=True)
    campaign = fields.String(required=True)
    support_phone = fields.String(required=True, allow_none=True)
    support_phones = fields.List(fields.Nested(PhoneSchema), required=True)
    size = fields.Integer(required=True)
    left = fields.Integer(required=True)
    value_cents = fields.Integer(required=True)
    last_day = fields.Date(required=True, allow_none=True)
    grace_day = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    postcode = fields.String(required=True, allow_none=True)
    vouchers = fields.List(fields.Nested(HeldVoucherSchema), required=True)
    venues = fields.List(fields.Nested(PlaceSchema), required=True)
