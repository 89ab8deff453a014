"""Shapes of the operator's books on the wire; amounts in integer cents, liabilities positive."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..ledger import models
from ..ledger.rules import ACCOUNTS
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, Moment, MonthQuery

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
)

LedgerAccountsSchema = Schema.from_dict(
    {name: fields.Integer(required=True) for name in ACCOUNTS},
    name="LedgerAccountsSchema",
)
MovesSchema = Schema.from_dict({name: fields.Integer() for name in ACCOUNTS}, name="MovesSchema")


class CampaignAccountsSchema(Schema):
    campaign_id = fields.Integer(required=True)
    name = fields.String(required=True)
    sponsor = fields.String(required=True)
    accounts = fields.Nested(LedgerAccountsSchema, required=True)


class AuditSchema(Schema):
    """``broken`` counts the problems; ``sentences`` are the first 20."""

    started_at = Moment(required=True)
    finished_at = Moment(required=True)
    broken = fields.Integer(required=True)
    sentences = fields.List(fields.String(), required=True)


class BooksSchema(Schema):
    """``audit_since``: when the audit that is running began."""

    at = Moment(required=True)
    campaigns = fields.List(fields.Nested(CampaignAccountsSchema), required=True)
    total = fields.Nested(LedgerAccountsSchema, required=True)
    audit = fields.Nested(AuditSchema, required=True, allow_none=True)
    audit_since = Moment(required=True, allow_none=True)


class EntrySchema(Schema):
    """``moves`` has the accounts that the line changes."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    event_id = fields.String(required=True)
    recorded_at = Moment(required=True)
    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True)
    organisation_id = fields.Integer(required=True, allow_none=True)
    organisation = fields.String(required=True, allow_none=True)
    moves = fields.Nested(MovesSchema, required=True)


class JournalSchema(Schema):
    month = fields.String(required=True)
    lines = fields.List(fields.Nested(EntrySchema), required=True)
    page, pages, total = page_fields()


class JournalQuery(MonthQuery):
    """Which lines of a month."""

    page = page_field()
    campaign_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    organisation_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    kind = fields.String(validate=validate.OneOf(KINDS))
