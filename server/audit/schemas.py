"""Shapes of the operator's books on the wire; amounts in integer cents, liabilities positive."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..ledger import models
from ..ledger.rules import ACCOUNTS
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, AnswerSchema, Moment, MonthQuery

KINDS = (
    models.FUNDED,
    models.ISSUED,
    models.REDEEMED,
    models.REVERSED,
    models.HONOURED,
    models.CLOSED,
    models.SENT,
    models.PAID,
    models.REJECTED,
    models.RETURNED,
    models.EXPIRED,
    models.CREDITED,
    models.RELEASED,
    models.RECEIVED,
    models.UNMATCHED,
    models.UNFUNDED,
    models.REFUNDED,
)

LedgerAccountsSchema = Schema.from_dict(
    {name: fields.Integer(required=True) for name in ACCOUNTS},
    name="LedgerAccountsSchema",
)
MovesSchema = Schema.from_dict({name: fields.Integer() for name in ACCOUNTS}, name="MovesSchema")


class CampaignAccountsSchema(AnswerSchema):
    campaign_id = fields.Integer()
    name = fields.String()
    sponsor = fields.String()
    accounts = fields.Nested(LedgerAccountsSchema)


class AuditSchema(AnswerSchema):
    """``broken`` counts the problems; ``sentences`` are the first 20."""

    started_at = Moment()
    finished_at = Moment()
    broken = fields.Integer()
    sentences = fields.List(fields.String())


class BooksSchema(AnswerSchema):
    """``audit_since``: when the audit that is running began."""

    at = Moment()
    campaigns = fields.List(fields.Nested(CampaignAccountsSchema))
    total = fields.Nested(LedgerAccountsSchema)
    audit = fields.Nested(AuditSchema, allow_none=True)
    audit_since = Moment(allow_none=True)


class EntrySchema(AnswerSchema):
    """``moves`` has the accounts that the line changes."""

    kind = fields.String(validate=validate.OneOf(KINDS))
    event_id = fields.String()
    recorded_at = Moment()
    campaign_id = fields.Integer()
    campaign = fields.String()
    organisation_id = fields.Integer(allow_none=True)
    organisation = fields.String(allow_none=True)
    moves = fields.Nested(MovesSchema)


class JournalSchema(AnswerSchema):
    month = fields.String()
    lines = fields.List(fields.Nested(EntrySchema))
    page, pages, total = page_fields()


class JournalQuery(MonthQuery):
    """Which lines of a month."""

    page = page_field()
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    organisation_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    kind = fields.String(validate=validate.OneOf(KINDS))
