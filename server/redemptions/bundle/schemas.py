"""Shape of the bundle a phone keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields

from ...vouchers.schemas import KeySchema
from .service import parse_version


class Version(fields.String):
    """The ``version`` of an earlier bundle, deserialized to the datetime it encodes."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> datetime:  # type: ignore[override]  # a moment
        try:
            return parse_version(super()._deserialize(value, *args, **kwargs))
        except (ValueError, OverflowError, OSError) as error:
            raise ValidationError("the version of an earlier bundle") from error


class BundleQuerySchema(Schema):
    since = Version()


class NamedSchema(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class LabelledSchema(Schema):
    id = fields.Integer(required=True)
    label = fields.String(required=True)


class BundleVenueSchema(NamedSchema):
    """The phone's venue; ``services`` are keys of the nine families."""

    commune = fields.String(required=True)
    qualified = fields.Boolean(required=True)
    services = fields.List(fields.String(), required=True)
    organisation = fields.Nested(NamedSchema, required=True)


class CampaignRulesSchema(NamedSchema):
    """A campaign's rules: days are Paris days, amounts cents, ``funded`` lists inclusive ranges of booklet serials."""

    sponsor = fields.String(required=True)
    voucher_cents = fields.Integer(required=True)
    fee_bps = fields.Integer(required=True)
    first_day = fields.String(required=True, metadata={"format": "date"})
    last_day = fields.String(required=True, allow_none=True, metadata={"format": "date"})
    grace_day = fields.String(required=True, allow_none=True, metadata={"format": "date"})
    valid_days = fields.Integer(required=True, allow_none=True)
    services = fields.List(fields.String(), required=True, allow_none=True)
    stock_blocked = fields.Boolean(required=True)
    funded = fields.List(fields.List(fields.Integer()), required=True)


class SpentSchema(Schema):
    voucher = fields.String(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    here = fields.Boolean(required=True)


class BundleSchema(Schema):
    """All a phone needs to judge vouchers without network.

    ``full``: the lists replace those the phone has; otherwise ``spent`` and ``restored`` are changes to them.
    """

    version = fields.String(required=True)
    full = fields.Boolean(required=True)
    server_time = fields.String(required=True, metadata={"format": "date-time"})
    refresh_by = fields.String(required=True, metadata={"format": "date-time"})
    rotate_token_by = fields.String(required=True, metadata={"format": "date-time"})
    keys = fields.List(fields.Nested(KeySchema), required=True)
    device = fields.Nested(LabelledSchema, required=True)
    venue = fields.Nested(BundleVenueSchema, required=True)
    campaigns = fields.List(fields.Nested(CampaignRulesSchema), required=True)
    voided = fields.List(fields.String(), required=True)
    blocked = fields.List(fields.String(), required=True)
    spent = fields.List(fields.Nested(SpentSchema), required=True)
    restored = fields.List(fields.String(), required=True)
