"""Shapes of solvency on the wire; every amount is in integer cents."""

from __future__ import annotations

from marshmallow import Schema, fields

from ..schemas import Moment


class FiguresSchema(Schema):
    """``received_cents`` is the sum of the places below it; ``owed_cents`` is payable and due together."""

    received_cents = fields.Integer(required=True)
    held_cents = fields.Integer(required=True)
    outstanding_cents = fields.Integer(required=True)
    guarantee_cents = fields.Integer(required=True)
    payable_cents = fields.Integer(required=True)
    due_cents = fields.Integer(required=True)
    in_transit_cents = fields.Integer(required=True)
    paid_cents = fields.Integer(required=True)
    credit_due_cents = fields.Integer(required=True)
    credit_in_transit_cents = fields.Integer(required=True)
    credit_paid_cents = fields.Integer(required=True)
    fees_cents = fields.Integer(required=True)
    owed_cents = fields.Integer(required=True)
    bank_cents = fields.Integer(required=True)
    liability_cents = fields.Integer(required=True)


class CampaignSolvencySchema(Schema):
    """``orders_cents`` is what the paid orders come to: ``holds`` if that was received and all of it has its place."""

    campaign_id = fields.Integer(required=True)
    name = fields.String(required=True)
    sponsor = fields.String(required=True)
    orders_cents = fields.Integer(required=True)
    figures = fields.Nested(FiguresSchema, required=True)
    holds = fields.Boolean(required=True)


class LastHeadSchema(Schema):
    size = fields.Integer(required=True)
    published_at = Moment(required=True)


class LastAuditSchema(Schema):
    """``broken`` counts the problems found."""

    finished_at = Moment(required=True)
    broken = fields.Integer(required=True)


class SolvencySchema(Schema):
    at = Moment(required=True)
    campaigns = fields.List(fields.Nested(CampaignSolvencySchema), required=True)
    total = fields.Nested(FiguresSchema, required=True)
    holds = fields.Boolean(required=True)
    bank_import_at = Moment(required=True, allow_none=True)
    head = fields.Nested(LastHeadSchema, required=True, allow_none=True)
    audit = fields.Nested(LastAuditSchema, required=True, allow_none=True)


class OneSolvencySchema(CampaignSolvencySchema):
    at = Moment(required=True)
    bank_import_at = Moment(required=True, allow_none=True)
    head = fields.Nested(LastHeadSchema, required=True, allow_none=True)
    audit = fields.Nested(LastAuditSchema, required=True, allow_none=True)
