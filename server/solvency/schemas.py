"""Shapes of solvency on the wire; every amount is in integer cents."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema, Moment


class FiguresSchema(AnswerSchema):
    """``received_cents`` is the sum of the places below it; ``owed_cents`` is payable and due together."""

    received_cents = fields.Integer()
    held_cents = fields.Integer()
    outstanding_cents = fields.Integer()
    guarantee_cents = fields.Integer()
    payable_cents = fields.Integer()
    due_cents = fields.Integer()
    in_transit_cents = fields.Integer()
    paid_cents = fields.Integer()
    credit_due_cents = fields.Integer()
    credit_in_transit_cents = fields.Integer()
    credit_paid_cents = fields.Integer()
    fees_cents = fields.Integer()
    owed_cents = fields.Integer()
    bank_cents = fields.Integer()
    liability_cents = fields.Integer()


class CampaignSolvencySchema(AnswerSchema):
    """``orders_cents`` is what the paid orders come to: ``holds`` if that was received and all of it has its place."""

    campaign_id = fields.Integer()
    name = fields.String()
    sponsor = fields.String()
    orders_cents = fields.Integer()
    figures = fields.Nested(FiguresSchema)
    holds = fields.Boolean()


class LastHeadSchema(AnswerSchema):
    size = fields.Integer()
    published_at = Moment()


class LastAuditSchema(AnswerSchema):
    """``broken`` counts the problems found."""

    finished_at = Moment()
    broken = fields.Integer()


class SolvencySchema(AnswerSchema):
    at = Moment()
    campaigns = fields.List(fields.Nested(CampaignSolvencySchema))
    total = fields.Nested(FiguresSchema)
    holds = fields.Boolean()
    bank_import_at = Moment(allow_none=True)
    head = fields.Nested(LastHeadSchema, allow_none=True)
    audit = fields.Nested(LastAuditSchema, allow_none=True)


class OneSolvencySchema(CampaignSolvencySchema):
    at = Moment()
    bank_import_at = Moment(allow_none=True)
    head = fields.Nested(LastHeadSchema, allow_none=True)
    audit = fields.Nested(LastAuditSchema, allow_none=True)
