"""Shapes of statements in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..filters import SearchQuery
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, MONTH, AnswerSchema, DialectQuery, Moment, TotalsSchema
from ..settlements.progress import STATUSES
from ..transparency.schemas import Hash
from .lines import KINDS
from .listing import StatementFilter


class SumsSchema(TotalsSchema):
    """Sums of a statement: ``total_cents`` is ``net_cents`` plus ``carried_cents``, which is at most 0."""

    carried_cents = fields.Integer()
    total_cents = fields.Integer()


class SummarySchema(AnswerSchema):
    """A statement in a list, with its organisation as it was then. ``pay_by`` is null when nothing is to be paid."""

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
    """One page of statements; ``sums`` and ``total`` are over all pages."""

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
    """A line. ``at`` is when it was recorded; ``receipt_number`` is the receipt's ``jti``, null for a conflict."""

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
    """The first signed head of the public log that contains the whole month; also found at ``/api/log/heads``."""

    size = fields.Integer()
    root = Hash(metadata={"type": "string"})
    published_at = Moment()


class DocumentSchema(SummarySchema):
    """A statement, its sections and one page of its lines. ``attestation``: there is one, for a public organisation."""

    attestation = fields.Boolean()
    venues = fields.List(fields.Nested(VenueSectionSchema))
    campaigns = fields.List(fields.Nested(CampaignSectionSchema))
    log = fields.Nested(MonthHeadSchema, allow_none=True, attribute="head")
    lines = fields.List(fields.Nested(DocumentLineSchema))
    page, pages, total = page_fields()


class NarrowedDocumentsQuery(SearchQuery):
    """Which statements: of a month, of days of issue, of an organisation; words of number, name, SIRET."""

    month = fields.String(validate=MONTH)
    organisation_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))


class DocumentsFileQuery(NarrowedDocumentsQuery, DialectQuery):
    """The same without pages."""


class DocumentsQuery(NarrowedDocumentsQuery):
    page = page_field()

    @post_load
    def make_wanted(self, data: dict[str, Any], **_: Any) -> StatementFilter:
        return StatementFilter(**data)


class DocumentQuery(Schema):
    """Which lines: one page, of one venue or of all."""

    venue = fields.Integer(load_default=None, validate=validate.Range(1, LARGEST_ID))
    page = page_field()


class ClosingSchema(AnswerSchema):
    """How far the closing of a month has come: ``done`` movements of ``total`` are frozen."""

    period = fields.String()
    status = fields.String(validate=validate.OneOf(STATUSES))
    done = fields.Integer()
    total = fields.Integer()
