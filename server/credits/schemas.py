"""Shapes of credit notes in answers."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema, ErrorDetail, Moment


class CreditNotePartSchema(AnswerSchema):
    """One order's share of a note: vouchers never redeemed, or money whose booklets were never issued."""

    order_id = fields.Integer()
    payment_order = fields.String()
    vouchers = fields.Integer()
    face_cents = fields.Integer()
    unissued_cents = fields.Integer()


class CreditNoteSchema(AnswerSchema):
    number = fields.String()
    campaign_id = fields.Integer()
    campaign = fields.String(attribute="campaign.name")
    organisation = fields.String(attribute="organisation_name")
    issued_at = Moment()
    issued_on = fields.Date()
    vouchers = fields.Integer()
    face_cents = fields.Integer()
    unissued_cents = fields.Integer()
    total_cents = fields.Integer()
    parts = fields.List(fields.Nested(CreditNotePartSchema))


class CreditNotesSchema(AnswerSchema):
    credit_notes = fields.List(fields.Nested(CreditNoteSchema))


class DueSchema(AnswerSchema):
    campaign_id = fields.Integer(attribute="campaign.id")
    campaign = fields.String(attribute="campaign.name")
    sponsor = fields.String(attribute="campaign.sponsor.organisation.name")
    since_day = fields.Date()
    total_cents = fields.Integer()


class DueListSchema(AnswerSchema):
    due = fields.List(fields.Nested(DueSchema))


class HindranceSchema(ErrorDetail):
    message = fields.String(required=True, attribute="text")


class PreviewSchema(AnswerSchema):
    """What a note would give back now; ``hindrance`` is the refusal that making it would get, or null."""

    campaign_id = fields.Integer(attribute="campaign.id")
    first_day = fields.Date(allow_none=True)
    hindrance = fields.Nested(HindranceSchema, allow_none=True, exclude=("fields_",))
    issued = fields.Integer(attribute="figures.issued")
    redeemed = fields.Integer(attribute="figures.redeemed")
    in_grace = fields.Integer(attribute="figures.in_grace")
    credited = fields.Integer(attribute="figures.credited")
    vouchers = fields.Integer(attribute="figures.vouchers")
    face_cents = fields.Integer(attribute="figures.face_cents")
    unissued_cents = fields.Integer(attribute="figures.unissued_cents")
    total_cents = fields.Integer(attribute="figures.total_cents")
    released_cents = fields.Integer(attribute="figures.released_cents")
