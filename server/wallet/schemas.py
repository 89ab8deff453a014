"""Shapes of the wallet: a booklet as its holder sees it."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Identifier, Moment
from ..venues.schemas import MOST_VENUES, PhoneSchema, VenueSchema
from .service import STANDINGS

POSTCODE = validate.Regexp(r"\A[0-9]{5}\Z", error="Un code postal a cinq chiffres.")
VOUCHER_STATES = ("available", "used", "unavailable")


class PostcodeSchema(Schema):
    """A postcode to look for venues near, instead of the booklet's."""

    postcode = Identifier(load_default=None, validate=POSTCODE)


class PlaceSchema(VenueSchema):
    """A venue; ``open`` lists its hours of the next eight days, null if unknown; ``zone`` is its IANA time zone."""

    zone = fields.String()

    open = fields.List(fields.List(Moment(), validate=validate.Length(equal=2)), allow_none=True)


class NearPostcodeSchema(Schema):
    """A postcode, and how many places at most."""

    postcode = Identifier(required=True, validate=POSTCODE)
    limit = fields.Integer(load_default=12, validate=validate.Range(1, MOST_VENUES))


class PlacesSchema(AnswerSchema):
    """Places, the nearest first."""

    places = fields.List(fields.Nested(PlaceSchema))


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
