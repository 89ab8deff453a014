"""Shapes of redemptions: a batch, its items, the answers."""

from __future__ import annotations

from datetime import UTC

from marshmallow import Schema, fields, validate

from ..venues.services import SERVICE_KEYS, SERVICES
from .intake import BATCH_LENGTH, EARLIEST, LARGEST_SEQ, LATEST, TEXT_LENGTH

STATUSES = ("accepted", "duplicate", "conflict", "refused", "retry")


class ScanSchema(Schema):
    """One redemption as a phone sends it: ``token`` (the QR's text) or ``code`` (as typed), never both.

    Documentation only: `intake.parse_batch` does the parsing.
    """

    id = fields.UUID(required=True, metadata={"description": "made by the phone before it first sends"})
    token = fields.String(validate=validate.Length(max=TEXT_LENGTH))
    code = fields.String(validate=validate.Length(max=TEXT_LENGTH))
    service = fields.String(required=True, validate=validate.OneOf([*SERVICES, *SERVICE_KEYS]))
    scanned_at = fields.AwareDateTime(required=True, default_timezone=UTC, validate=validate.Range(EARLIEST, LATEST))
    seq = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST_SEQ))


class BatchSchema(Schema):
    """Up to a hundred scans; each gets an answer of its own, a bad one does not stop the others."""

    redemptions = fields.List(
        fields.Nested(ScanSchema), required=True, validate=validate.Length(min=1, max=BATCH_LENGTH)
    )


class FirstSchema(Schema):
    """Where and when the voucher was redeemed first; ``here`` when it was at this venue."""

    venue_id = fields.Integer(required=True)
    venue = fields.String(required=True)
    commune = fields.String(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    here = fields.Boolean(required=True)


class ResultSchema(Schema):
    """The answer to one scan; the same id with the same content always gets the same answer."""

    id = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    reason = fields.String(required=True, allow_none=True)
    gross_cents = fields.Integer(required=True, allow_none=True)
    fee_cents = fields.Integer(required=True, allow_none=True)
    net_cents = fields.Integer(required=True, allow_none=True)
    recorded_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    first = fields.Nested(FirstSchema, required=True, allow_none=True)
    receipt = fields.String(required=True, allow_none=True)
    voucher = fields.String(required=True, allow_none=True)
    size = fields.Integer(required=True, allow_none=True, metadata={"description": "vouchers of its booklet"})
    in_grace = fields.Boolean(required=True)
    message = fields.String(required=True)


class ResultsSchema(Schema):
    """One answer for each redemption sent, in the same order."""

    results = fields.List(fields.Nested(ResultSchema), required=True)
