"""Shapes of solvency on the wire; every amount is in integer cents."""

from __future__ import annotations

from marshmallow import fields, validate

from ..schemas import AnswerSchema, Moment
from .coverage import STATES


class FiguresSchema(AnswerSchema):
    """``received_cents`` and ``promised_cents`` are the sum of the other places; ``owed_cents`` is payable and due."""

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
    advance_cents = fields.Integer()
    promised_cents = fields.Integer()
    owed_cents = fields.Integer()
    bank_cents = fields.Integer()
    liability_cents = fields.Integer()


class CampaignSolvencySchema(AnswerSchema):
    """``orders_cents`` is what the paid orders come to: ``holds`` if that was received and all of it has its place."""

    campaign_id = fields.Integer()
    name = fields.String()
    sponsor = fields.String()
    orders_cents = fields.Integer()
    by_word_cents = fields.Integer()
    figures = fields.Nested(FiguresSchema)
    holds = fields.Boolean()


class FundsAccountSchema(AnswerSchema):
    """An account of the funds at its last statement, if any; ``digest`` is SHA-256 of the bank's file."""

    account_id = fields.Integer()
    name = fields.String()
    iban = fields.String()
    statement_id = fields.Integer(allow_none=True)
    day = fields.Date(allow_none=True)
    closing_cents = fields.Integer()
    digest = fields.Function(lambda one: one.digest.hex() if one.digest else None, metadata={"type": "string"})


class UnsharedSchema(AnswerSchema):
    """By what bank and books differ; see ``server/solvency/coverage.py``."""

    unexplained_in_cents = fields.Integer()
    unexplained_out_cents = fields.Integer()
    leaving_cents = fields.Integer()
    left_cents = fields.Integer()
    returning_cents = fields.Integer()


class CoverageSchema(AnswerSchema):
    """What the bank says against what can be asked for; ``coverage_bps`` in basis points, null where nothing is due."""

    state = fields.String(validate=validate.OneOf(STATES))
    day = fields.Date(allow_none=True)
    bank_days = fields.Integer()
    bank_cents = fields.Integer()
    accounts = fields.List(fields.Nested(FundsAccountSchema))
    books_cents = fields.Integer()
    difference_cents = fields.Integer()
    under_way = fields.Nested(UnsharedSchema)
    rest_cents = fields.Integer()
    covering_cents = fields.Integer()
    owed_cents = fields.Integer()
    promised_cents = fields.Integer()
    awaited_cents = fields.Integer()
    advance_cents = fields.Integer()
    by_word_cents = fields.Integer()
    claimed_cents = fields.Integer()
    needed_cents = fields.Integer()
    coverage_bps = fields.Integer(allow_none=True)
    without_promises_bps = fields.Integer(allow_none=True)


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
    coverage = fields.Nested(CoverageSchema)
    bank_import_at = Moment(allow_none=True)
    head = fields.Nested(LastHeadSchema, allow_none=True)
    audit = fields.Nested(LastAuditSchema, allow_none=True)


class OneSolvencySchema(CampaignSolvencySchema):
    at = Moment()
    coverage = fields.Nested(CoverageSchema)
    bank_import_at = Moment(allow_none=True)
    head = fields.Nested(LastHeadSchema, allow_none=True)
    audit = fields.Nested(LastAuditSchema, allow_none=True)
