"""Shapes of statements on the wire, and the queries that ask for them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, MONTH, NO_CONTROL_CHARACTERS, Moment, TotalsSchema
from ..settlements.progress import STATUSES
from ..transparency.schemas import Hash
from .lines import KINDS
from .listing import StatementFilter

NARROW = (validate.Length(1, 100), validate.Regexp(NO_CONTROL_CHARACTERS))


class SumsSchema(TotalsSchema):
    """Sums of a statement: ``total_cents`` is ``net_cents`` and what is carried on from before, at most nothing."""

    carried_cents = fields.Integer(required=True)
    total_cents = fields.Integer(required=True)


class SummarySchema(Schema):
    """A statement in a list, its organisation as it was then. ``pay_by`` is None when nothing is to be paid."""

    number = fields.String(required=True, attribute="statement.number")
    month = fields.String(required=True, attribute="statement.month")
    organisation_id = fields.Integer(required=True, attribute="statement.organisation_id")
    organisation = fields.String(required=True, attribute="statement.organisation_name")
    siret = fields.String(required=True, allow_none=True, attribute="statement.organisation_siret")
    redemptions = fields.Integer(required=True, attribute="statement.redemptions")
    gross_cents = fields.Integer(required=True, attribute="statement.gross_cents")
    fee_cents = fields.Integer(required=True, attribute="statement.fee_cents")
    net_cents = fields.Integer(required=True, attribute="statement.net_cents")
    carried_cents = fields.Integer(required=True, attribute="statement.carried_cents")
    total_cents = fields.Integer(required=True, attribute="statement.total_cents")
    invoice_number = fields.String(required=True, allow_none=True, attribute="statement.invoice_number")
    issued_at = Moment(required=True, attribute="statement.issued_at")
    pay_by = fields.Date(required=True, allow_none=True)


class DocumentListSchema(Schema):
    """One page of statements; ``sums`` are those of all pages."""

    statements = fields.List(fields.Nested(SummarySchema), required=True)
    sums = fields.Nested(SumsSchema, required=True)
    page, pages, total = page_fields()


class SectionSchema(TotalsSchema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    redemptions = fields.Integer(required=True, attribute="totals.redemptions")
    gross_cents = fields.Integer(required=True, attribute="totals.gross_cents")
    fee_cents = fields.Integer(required=True, attribute="totals.fee_cents")
    net_cents = fields.Integer(required=True, attribute="totals.net_cents")


class VenueSectionSchema(SectionSchema):
    commune = fields.String(required=True, attribute="detail")


class CampaignSectionSchema(SectionSchema):
    sponsor = fields.String(required=True, attribute="detail")


class DocumentVenueSchema(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class DocumentLineSchema(Schema):
    """A line. ``at`` is when it was recorded; ``receipt_number`` is the receipt's ``jti``, None for a conflict."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    at = Moment(required=True)
    scanned_at = Moment(required=True, attribute="redemption.scanned_at")
    voucher = fields.String(required=True)
    service = fields.String(required=True, attribute="redemption.service")
    venue = fields.Nested(DocumentVenueSchema, required=True)
    campaign = fields.String(required=True)
    sponsor = fields.String(required=True)
    gross_cents = fields.Integer(required=True, attribute="line.gross_cents")
    fee_cents = fields.Integer(required=True, attribute="line.fee_cents")
    net_cents = fields.Integer(required=True, attribute="line.net_cents")
    receipt_number = fields.UUID(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class MonthHeadSchema(Schema):
    """The public log's first signed head that holds the whole month: look it up at ``/api/log/heads``."""

    size = fields.Integer(required=True)
    root = Hash(required=True, metadata={"type": "string"})
    published_at = Moment(required=True)


class DocumentSchema(SummarySchema):
    """A statement, its sections, one page of its lines. ``attestation``: whether there is one, for a public payee."""

    attestation = fields.Boolean(required=True)
    venues = fields.List(fields.Nested(VenueSectionSchema), required=True)
    campaigns = fields.List(fields.Nested(CampaignSectionSchema), required=True)
    log = fields.Nested(MonthHeadSchema, required=True, allow_none=True, attribute="head")
    lines = fields.List(fields.Nested(DocumentLineSchema), required=True)
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


class ClosingSchema(Schema):
    """How far the closing of a month has come: lines frozen, of all that there are to freeze."""

    period = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    done = fields.Integer(required=True)
    total = fields.Integer(required=True)
