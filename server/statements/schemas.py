"""Shapes of statements on the wire, and the queries that ask for them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, MONTH, NO_CONTROL_CHARACTERS, AnswerSchema, Moment, TotalsSchema
from ..settlements.progress import STATUSES
from ..transparency.schemas import Hash
from .lines import KINDS
from .listing import StatementFilter

NARROW = (validate.Length(1, 100), validate.Regexp(NO_CONTROL_CHARACTERS))


class SumsSchema(TotalsSchema):
    """Sums of a statement: ``total_cents`` is ``net_cents`` and what is carried on from before, at most nothing."""

    carried_cents = fields.Integer()
    total_cents = fields.Integer()


class SummarySchema(AnswerSchema):
    """A statement in a list, its organisation as it was then. ``pay_by`` is None when nothing is to be paid."""

    number = fields.String(attribute="statement.number")
    month = fields.String(attribute="statement.month")
    organisation_id = fields.Integer(attribute="statement.organisation_id")
    organisation = fields.String(attribute="statement.organisation_name")
    siret = fields.String(allow_none=True, attribute="statement.organisation_siret")
    redemptions = fields.Integer(attribute="statement.redemptions")
    gross_cents = fields.Integer(attribute="statement.gross_cents")
    fee_cents = fields.Integer(attribute="statement.fee_cents")
    net_cents = fields.Integer(attribute="statement.net_cents")
    carried_cents = fields.Integer(attribute="statement.carried_cents")
    total_cents = fields.Integer(attribute="statement.total_cents")
    invoice_number = fields.String(allow_none=True, attribute="statement.invoice_number")
    issued_at = Moment(attribute="statement.issued_at")
    pay_by = fields.Date(allow_none=True)


class DocumentListSchema(AnswerSchema):
    """One page of statements; ``sums`` are those of all pages."""

    statements = fields.List(fields.Nested(SummarySchema))
    sums = fields.Nested(SumsSchema)
    page, pages, total = page_fields()


class SectionSchema(TotalsSchema):
    id = fields.Integer()
    name = fields.String()
    redemptions = fields.Integer(attribute="totals.redemptions")
    gross_cents = fields.Integer(attribute="totals.gross_cents")
    fee_cents = fields.Integer(attribute="totals.fee_cents")
    net_cents = fields.Integer(attribute="totals.net_cents")


class VenueSectionSchema(SectionSchema):
    commune = fields.String(attribute="detail")


class CampaignSectionSchema(SectionSchema):
    sponsor = fields.String(attribute="detail")


class DocumentVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()


class DocumentLineSchema(AnswerSchema):
    """A line. ``at`` is when it was recorded; ``receipt_number`` is the receipt's ``jti``, None for a conflict."""

    id = fields.UUID()
    kind = fields.String(validate=validate.OneOf(KINDS))
    at = Moment()
    scanned_at = Moment(attribute="redemption.scanned_at")
    voucher = fields.String()
    service = fields.String(attribute="redemption.service")
    venue = fields.Nested(DocumentVenueSchema)
    campaign = fields.String()
    sponsor = fields.String()
    gross_cents = fields.Integer(attribute="line.gross_cents")
    fee_cents = fields.Integer(attribute="line.fee_cents")
    net_cents = fields.Integer(attribute="line.net_cents")
    receipt_number = fields.UUID(allow_none=True)
    reason = fields.String(allow_none=True)


class MonthHeadSchema(AnswerSchema):
    """The public log's first signed head that holds the whole month: look it up at ``/api/log/heads``."""

    size = fields.Integer()
    root = Hash(metadata={"type": "string"})
    published_at = Moment()


class DocumentSchema(SummarySchema):
    """A statement, its sections, one page of its lines. ``attestation``: whether there is one, for a public payee."""

    attestation = fields.Boolean()
    venues = fields.List(fields.Nested(VenueSectionSchema))
    campaigns = fields.List(fields.Nested(CampaignSectionSchema))
    log = fields.Nested(MonthHeadSchema, allow_none=True, attribute="head")
    lines = fields.List(fields.Nested(DocumentLineSchema))
    page, pages, total = page_fields()


class DocumentsQuery(Schema):
    """Which statements: of a month, of an organisation, or found by part of a number or of an organisation's name."""

    month = fields.String(validate=MONTH)
    organisation_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    find = fields.String(validate=validate.And(*NARROW))
    page = page_field()

    @post_load
    def make_wanted(self, data: dict[str, Any], **_: Any) -> StatementFilter:
        return StatementFilter(**data)


class DocumentQuery(Schema):
    """Which lines: one page, of one venue or of all."""

    venue = fields.Integer(load_default=None, validate=validate.Range(1, LARGEST_ID))
    page = page_field()


class ClosingSchema(AnswerSchema):
    """How far the closing of a month has come: lines frozen, of all that there are to freeze."""

    period = fields.String()
    status = fields.String(validate=validate.OneOf(STATUSES))
    done = fields.Integer()
    total = fields.Integer()
