"""Shapes of credit notes in answers."""

from __future__ import annotations

from marshmallow import Schema, fields

from ..schemas import ErrorDetail, Moment


class CreditNotePartSchema(Schema):
    """One order's share of a note: vouchers never redeemed, or money whose booklets were never issued."""

    order_id = fields.Integer(required=True)
    payment_order = fields.String(required=True)
    vouchers = fields.Integer(required=True)
    face_cents = fields.Integer(required=True)
    unissued_cents = fields.Integer(required=True)


class CreditNoteSchema(Schema):
    number = fields.String(required=True)
    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True, attribute="campaign.name")
    organisation = fields.String(required=True, attribute="organisation_name")
    issued_at = Moment(required=True)
    issued_on = fields.Date(required=True)
    vouchers = fields.Integer(required=True)
    face_cents = fields.Integer(required=True)
    unissued_cents = fields.Integer(required=True)
    total_cents = fields.Integer(required=True)
    parts = fields.List(fields.Nested(CreditNotePartSchema), required=True)


class CreditNotesSchema(Schema):
    credit_notes = fields.List(fields.Nested(CreditNoteSchema), required=True)


class DueSchema(Schema):
    campaign_id = fields.Integer(required=True, attribute="campaign.id")
    campaign = fields.String(required=True, attribute="campaign.name")
    sponsor = fields.String(required=True, attribute="campaign.sponsor.organisation.name")
    since_day = fields.Date(required=True)
    total_cents = fields.Integer(required=True)


class DueListSchema(Schema):
    due = fields.List(fields.Nested(DueSchema), required=True)


class HindranceSchema(ErrorDetail):
    message = fields.String(required=True, attribute="text")


class PreviewSchema(Schema):
    """What a note would give back now; ``hindrance`` is the refusal that making it would get, or null."""

    campaign_id = fields.Integer(required=True, attribute="campaign.id")
    first_day = fields.Date(required=True, allow_none=True)
    hindrance = fields.Nested(HindranceSchema, required=True, allow_none=True, exclude=("fields_",))
    issued = fields.Integer(required=True, attribute="figures.issued")
    redeemed = fields.Integer(required=True, attribute="figures.redeemed")
    in_grace = fields.Integer(required=True, attribute="figures.in_grace")
    credited = fields.Integer(required=True, attribute="figures.credited")
    vouchers = fields.Integer(required=True, attribute="figures.vouchers")
    face_cents = fields.Integer(required=True, attribute="figures.face_cents")
    unissued_cents = fields.Integer(required=True, attribute="figures.unissued_cents")
    total_cents = fields.Integer(required=True, attribute="figures.total_cents")
    released_cents = fields.Integer(required=True, attribute="figures.released_cents")
