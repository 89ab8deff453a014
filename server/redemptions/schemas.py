"""Shapes of redemptions: a batch, its items, the answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..venues.services import SERVICE_KEYS, SERVICES
from .intake import Scan

BATCH_LENGTH = 100
TEXT_LENGTH = 400
LARGEST_SEQ = 2**53 - 1
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)  # any clock, but a date
STATUSES = ("accepted", "duplicate", "conflict", "refused", "retry")


class ScanSchema(Schema):
    """One redemption as a phone sends it: ``token`` (the QR's text) or ``code`` (as typed)."""

    id = fields.UUID(required=True, metadata={"description": "made by the phone before it first sends"})
    token = fields.String(validate=validate.Length(max=TEXT_LENGTH))
    code = fields.String(validate=validate.Length(max=TEXT_LENGTH))
    service = fields.String(required=True, validate=validate.OneOf([*SERVICES, *SERVICE_KEYS]))
    scanned_at = fields.AwareDateTime(required=True, default_timezone=UTC, validate=validate.Range(EARLIEST, LATEST))
    seq = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST_SEQ))

    @validates_schema
    def check_one_text(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        if ("token" in data) == ("code" in data):
            raise ValidationError("token or code, one of them")


_SCAN = ScanSchema()


class EachItem(fields.Nested):
    """A list whose bad items do not spoil the others: each becomes a Scan, or the id it came with."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[Scan | str | None]:
        if not isinstance(value, list) or not 1 <= len(value) <= BATCH_LENGTH:
            raise ValidationError(f"a list of 1 to {BATCH_LENGTH}")
        return [self._item(item) for item in value]

    def _item(self, item: Any) -> Scan | str | None:
        try:
            loaded = _SCAN.load(item)
        except ValidationError:
            sent = item.get("id") if isinstance(item, Mapping) else None
            return sent if isinstance(sent, str) else None
        return Scan(**loaded | {"service": SERVICE_KEYS.get(loaded["service"], loaded["service"])})


class BatchSchema(Schema):
    """Up to a hundred redemptions; each is answered, a bad one never blocks the others."""

    redemptions = EachItem(ScanSchema, many=True, required=True, validate=None)


class FirstSchema(Schema):
    """Where and when the voucher was redeemed first; ``here`` when it was at this venue."""

    venue_id = fields.Integer(required=True)
    venue = fields.String(required=True)
    commune = fields.String(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    here = fields.Boolean(required=True)


class ResultSchema(Schema):
    """The answer to one scan; the same id with the same content gets it again, for ever."""

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
    in_grace = fields.Boolean(required=True)
    message = fields.String(required=True)


class ResultsSchema(Schema):
    """One answer for each redemption sent, in the same order."""

    results = fields.List(fields.Nested(ResultSchema), required=True)
