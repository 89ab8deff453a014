"""Shapes of booklets, hand-over and keys in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..accounts.schemas import OrganisationRef
from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, Identifier, Moment
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


class BookletSchema(AnswerSchema):
    """``last_day`` is the campaign's, null when days count from hand-over; ``worth`` is `Booklet.worth`.

    ``promised`` where it is funded by a written payment order whose money has not come.
    """

    number = fields.String()
    state = fields.Function(state_today, metadata={"type": "string", "enum": list(STATES)})
    size = fields.Integer()
    funded = fields.Boolean()
    promised = fields.Boolean()
    campaign_id = fields.Integer()
    campaign = fields.String(attribute="campaign.name")
    sponsor = fields.String(attribute="campaign.sponsor.organisation.name")
    last_day = fields.Date(allow_none=True, attribute="campaign.last_day")
    holder = fields.Nested(OrganisationRef, allow_none=True)
    issued_at = Moment()
    handed_over_at = Moment(allow_none=True)
    handed_over_by_use = fields.Boolean()
    postcode = fields.String(allow_none=True)
    public = fields.String(allow_none=True, attribute="target_public")
    criteria_checked = fields.Boolean()
    voided_at = Moment(allow_none=True)
    void_reason = fields.String(allow_none=True)
    in_transit = fields.Boolean()
    worth = fields.Integer()
    alone = fields.Boolean()
    renewal_of = fields.String(allow_none=True)
    replaces = fields.String(allow_none=True)
    replaced_by = fields.String(allow_none=True)


class BookletsSchema(AnswerSchema):
    booklets = fields.List(fields.Nested(BookletSchema))
    page, pages, total = page_fields()


class CoverSchema(AnswerSchema):
    """The URL of a booklet's page for its beneficiary, and its QR code as SVG."""

    number = fields.String()
    address = fields.Url(require_tld=False)
    svg = fields.String()


class IssuedSchema(AnswerSchema):
    """The first and last booklet number of an order, and how many booklets and vouchers it has."""

    order_id = fields.Integer()
    first = fields.String()
    last = fields.String()
    booklets = fields.Integer()
    vouchers = fields.Integer()
