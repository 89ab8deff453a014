"""Shapes of booklets, hand-over and keys in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..accounts.schemas import OrganisationRef
from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..paging import page_field, page_fields
from ..schemas import Identifier, Moment
from .booklets import HandOver
from .stock import STATES, state_today

MOST_PAGES = 1_000_000
VOID_REASONS = ("lost", "stolen", "damaged", "other")
POSTCODE = validate.Regexp(r"\A[0-9]{5}\Z")
PUBLIC_CODE = validate.And(validate.Length(1, 40), validate.Regexp(r"\A[a-z][a-z_]*\Z"))  # a code, never a name


class BookletsQuery(Schema):
    state = fields.String(validate=validate.OneOf(STATES))
    number = fields.String(validate=validate.Length(1, 30))
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_CAMPAIGN))
    page = page_field(MOST_PAGES)


class HandOverSchema(Schema):
    postcode = Identifier(validate=POSTCODE, allow_none=True)
    public = fields.String(validate=PUBLIC_CODE, allow_none=True, attribute="target_public")
    criteria_checked = fields.Boolean(required=True, truthy={True}, falsy={False})
    alone = fields.Boolean(truthy={True}, falsy={False})
    renewal_of = fields.String(allow_none=True, validate=validate.Length(1, 200))

    @post_load
    def make(self, recorded: dict[str, Any], **_options: Any) -> HandOver:
        return HandOver(**recorded)


class VoidSchema(Schema):
    reason = fields.String(required=True, validate=validate.OneOf(VOID_REASONS))


class BookletSchema(Schema):
    """``last_day`` is the campaign's; null when days count from hand-over. ``worth``: vouchers ever worth something."""

    number = fields.String(required=True)
    state = fields.Function(state_today, required=True, metadata={"type": "string", "enum": list(STATES)})
    size = fields.Integer(required=True)
    funded = fields.Boolean(required=True)
    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True, attribute="campaign.name")
    sponsor = fields.String(required=True, attribute="campaign.sponsor.organisation.name")
    last_day = fields.Date(required=True, allow_none=True, attribute="campaign.last_day")
    holder = fields.Nested(OrganisationRef, required=True, allow_none=True)
    issued_at = Moment(required=True)
    handed_over_at = Moment(required=True, allow_none=True)
    handed_over_by_use = fields.Boolean(required=True)
    postcode = fields.String(required=True, allow_none=True)
    public = fields.String(required=True, allow_none=True, attribute="target_public")
    criteria_checked = fields.Boolean(required=True)
    voided_at = Moment(required=True, allow_none=True)
    void_reason = fields.String(required=True, allow_none=True)
    in_transit = fields.Boolean(required=True)
    worth = fields.Integer(required=True)
    alone = fields.Boolean(required=True)
    renewal_of = fields.String(required=True, allow_none=True)
    replaces = fields.String(required=True, allow_none=True)
    replaced_by = fields.String(required=True, allow_none=True)


class BookletsSchema(Schema):
    booklets = fields.List(fields.Nested(BookletSchema), required=True)
    page, pages, total = page_fields()


class CoverSchema(Schema):
    """The beneficiary's address of a booklet, and its code as SVG."""

    number = fields.String(required=True)
    address = fields.Url(required=True, require_tld=False)
    svg = fields.String(required=True)


class IssuedSchema(Schema):
    """What an order's booklets are, from the first number to the last."""

    order_id = fields.Integer(required=True)
    first = fields.String(required=True)
    last = fields.String(required=True)
    booklets = fields.Integer(required=True)
    vouchers = fields.Integer(required=True)


class KeySchema(Schema):
    """A public key of the issuer, as a JWK; ``kid`` is the key id in a voucher's token."""

    kty = fields.String(required=True)
    crv = fields.String(required=True)
    kid = fields.String(required=True)
    use = fields.String(required=True)
    alg = fields.String(required=True)
    x = fields.String(required=True)
    y = fields.String(required=True)


class KeysSchema(Schema):
    keys = fields.List(fields.Nested(KeySchema), required=True)
