"""Shapes of campaigns and orders in requests and answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from ..money import BPS
from ..schemas import AnswerSchema, FreeTextField, Moment, id_field, replaced_field, text_field
from ..venues.services import SERVICES
from . import territory
from .models import CANCELLED, CLOSED, DRAFT, FUNDED, MOST_PROMISE_DAYS, ORDER_WAYS, ORDERED
from .service import NewCampaign, days_left, is_near_end

BOOKLET_SIZES = (5, 10)
MOST_BOOKLETS = 1_000_000
MOST_CENTS = 100_000
MOST_VALID_DAYS = 3650
LARGEST_CAMPAIGN = 65_535
MOST_PLACES = 2000
MOST_PUBLICS = 50
MOST_ALLOWANCE = 100
PRINTABLE = r"\A[^\x00-\x09\x0b-\x1f\x7f]*\Z"  # no control characters but line breaks
PRINTED_TEXT = validate.And(validate.Length(1, 500), validate.Regexp(PRINTABLE))
PUBLIC_CODE = validate.And(validate.Length(1, 40), validate.Regexp(r"\A[a-z][a-z_]*\Z"))  # a code, never a name
CAMPAIGN_DAYS = validate.Range(date(2020, 1, 1), date(2199, 1, 1))  # what fits the two bytes for a day in the token


def _day(**options: Any) -> fields.Date:
    return fields.Date(validate=CAMPAIGN_DAYS, **options)


def _amount(most: int, least: int = 1, **options: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(least, most), **options)


def _is_place(code: str) -> None:
    if not territory.is_place(code):
        raise ValidationError("Ce n'est ni un département ni un code postal.")


def _codes(check: Any, most: int) -> Any:
    return fields.List(fields.String(validate=check), allow_none=True, validate=validate.Length(1, most))


class TermsSchema(Schema):
    """Terms of a campaign; ``territory`` lists postcodes and départements, null means everywhere."""

    territory = _codes(_is_place, MOST_PLACES)
    target_publics = _codes(PUBLIC_CODE, MOST_PUBLICS)
    guarantee_bps = _amount(BPS, least=0)
    sponsor_fee_bps = _amount(BPS, least=0)
    allowance = _amount(MOST_ALLOWANCE)
    allowance_alone = _amount(MOST_ALLOWANCE)
    sponsor_text = FreeTextField(lines=True, allow_none=True, validate=PRINTED_TEXT)
    trusts_promises = fields.Boolean(truthy={True}, falsy={False})
    promise_days = _amount(MOST_PROMISE_DAYS)
    voucher_cents = _amount(MOST_CENTS)
    fee_bps = _amount(BPS, least=0)


class CampaignChangesSchema(TermsSchema):
    """Changes to a campaign; `campaigns.change_campaign` says which terms may still change."""

    name = text_field(200, required=False)
    first_day = _day()
    last_day = _day(allow_none=True)
    grace_day = _day(allow_none=True)
    valid_days = _amount(MOST_VALID_DAYS, allow_none=True)
    services = _codes(validate.OneOf(SERVICES), len(SERVICES))


class NewCampaignSchema(CampaignChangesSchema):
    sponsor_id = id_field()
    name = text_field(200)
    first_day = _day(required=True)
    needs_approval = fields.Boolean(truthy={True}, falsy={False})

    @post_load
    def make(self, wanted: dict[str, Any], **_options: Any) -> NewCampaign:
        return NewCampaign(**wanted)


class SponsorSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String(attribute="organisation.name")
    support_phone = fields.String(allow_none=True)


class SponsorsSchema(AnswerSchema):
    sponsors = fields.List(fields.Nested(SponsorSchema))


class CampaignSchema(AnswerSchema):
    id = fields.Integer()
    sponsor_id = fields.Integer()
    sponsor = fields.String(attribute="sponsor.organisation.name")
    name = fields.String()
    voucher_cents = fields.Integer()
    fee_bps = fields.Integer()
    first_day = fields.Date()
    last_day = fields.Date(allow_none=True)
    grace_day = fields.Date(allow_none=True)
    valid_days = fields.Integer(allow_none=True)
    services = fields.List(fields.String(validate=validate.OneOf(SERVICES)), allow_none=True)
    stock_blocked = fields.Boolean()
    needs_approval = fields.Boolean()
    territory = fields.List(fields.String(), allow_none=True)
    target_publics = fields.List(fields.String(), allow_none=True)
    guarantee_bps = fields.Integer()
    sponsor_fee_bps = fields.Integer()
    allowance = fields.Integer()
    allowance_alone = fields.Integer()
    sponsor_text = fields.String(allow_none=True)
    trusts_promises = fields.Boolean()
    promise_days = fields.Integer()
    days_left = fields.Function(days_left, metadata={"type": ["integer", "null"]})
    near_end = fields.Function(is_near_end, metadata={"type": "boolean"})
    replaced_on_paper = replaced_field()


class CampaignsSchema(AnswerSchema):
    campaigns = fields.List(fields.Nested(CampaignSchema))


class NewOrderSchema(Schema):
    campaign_id = _amount(LARGEST_CAMPAIGN, required=True)
    booklet_size = fields.Integer(required=True, strict=True, validate=validate.OneOf(BOOKLET_SIZES))
    booklet_count = _amount(MOST_BOOKLETS, required=True)
    draft = fields.Boolean(truthy={True}, falsy={False})


class OrderSchema(AnswerSchema):
    """``total_cents`` is what the sponsor has to pay, with ``payment_reference`` on its payment.

    ``vat_cents`` is the VAT on the fee, null until an invoice states it; it is part of the total then.

    ``funded_by`` says what stands for its money: credits on our bank account, a promise, or once a word; a claim where
    the bank took it back after vouchers were used. What is ``lacking_cents`` is not there, of a promised order too.

    ``first_serial`` and ``last_serial`` are null until booklets are issued.
    """

    id = fields.Integer()
    campaign_id = fields.Integer()
    campaign = fields.String(attribute="campaign.name")
    sponsor = fields.String(attribute="campaign.sponsor.organisation.name")
    booklet_size = fields.Integer()
    booklet_count = fields.Integer()
    face_value_cents = fields.Integer()
    sponsor_fee_cents = fields.Integer()
    vat_cents = fields.Integer(allow_none=True)
    total_cents = fields.Integer()
    payment_reference = fields.String()
    state = fields.String(validate=validate.OneOf((DRAFT, ORDERED, FUNDED, CLOSED, CANCELLED)))
    ordered_at = Moment(allow_none=True)
    payment_order = fields.String(allow_none=True)
    funded_at = Moment(allow_none=True)
    funded_by = fields.String(allow_none=True, validate=validate.OneOf(ORDER_WAYS))
    received_cents = fields.Integer()
    lacking_cents = fields.Integer()
    issued_at = Moment(allow_none=True)
    cancelled_at = Moment(allow_none=True)
    first_serial = fields.Integer(allow_none=True)
    last_serial = fields.Integer(allow_none=True)


class OrdersSchema(AnswerSchema):
    orders = fields.List(fields.Nested(OrderSchema))
