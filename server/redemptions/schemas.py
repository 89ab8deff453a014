"""Shapes of redemptions: a batch, its items, the answers."""

from __future__ import annotations

from datetime import UTC

from marshmallow import Schema, fields, validate

from ..schemas import LARGEST_ID, AnswerSchema
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
    person_id = fields.Integer(
        strict=True,
        validate=validate.Range(1, LARGEST_ID),
        metadata={"description": "who scanned, by a shared phone; without it, who enrolled the phone did"},
    )


class BatchSchema(Schema):
    """Up to a hundred scans; each gets an answer of its own, a bad one does not stop the others."""

    redemptions = fields.List(
        fields.Nested(ScanSchema), required=True, validate=validate.Length(min=1, max=BATCH_LENGTH)
    )


class FirstSchema(AnswerSchema):
    """Where and when the voucher was redeemed first; ``here`` when it was at this venue."""

    venue_id = fields.Integer()
    venue = fields.String()
    commune = fields.String()
    at = fields.String(metadata={"format": "date-time"})
    here = fields.Boolean()


class ResultSchema(AnswerSchema):
    """The answer to one scan; the same id with the same content always gets the same answer."""

    id = fields.String(allow_none=True)
    status = fields.String(validate=validate.OneOf(STATUSES))
    reason = fields.String(allow_none=True)
    gross_cents = fields.Integer(allow_none=True)
    fee_cents = fields.Integer(allow_none=True)
    net_cents = fields.Integer(allow_none=True)
    recorded_at = fields.String(allow_none=True, metadata={"format": "date-time"})
    first = fields.Nested(FirstSchema, allow_none=True)
    receipt = fields.String(allow_none=True)
    voucher = fields.String(allow_none=True)
    size = fields.Integer(allow_none=True, metadata={"description": "vouchers of its booklet"})
    in_grace = fields.Boolean()
    message = fields.String()


class ResultsSchema(AnswerSchema):
    """One answer for each redemption sent, in the same order."""

    results = fields.List(fields.Nested(ResultSchema))
