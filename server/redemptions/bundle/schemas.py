"""Shape of the bundle a phone keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from ...keys.schemas import KeySchema
from ...schemas import LARGEST_ID, AnswerSchema
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
    unsent = fields.Integer(
        validate=validate.Range(0, LARGEST_ID), metadata={"description": "what the phone has not sent of this venue's"}
    )


class NamedSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()


class LabelledSchema(AnswerSchema):
    id = fields.Integer()
    label = fields.String()


class BundleVenueSchema(NamedSchema):
    """The phone's venue; ``services`` are keys of the nine families."""

    commune = fields.String()
    qualified = fields.Boolean()
    closed_from = fields.String(allow_none=True, metadata={"format": "date"})
    services = fields.List(fields.String())
    organisation = fields.Nested(NamedSchema)


class CampaignRulesSchema(NamedSchema):
    """A campaign's rules: days are Paris days, amounts cents, ``funded`` lists inclusive ranges of booklet serials.

    ``approved``: whether the venue's organisation may redeem in it.
    """

    sponsor = fields.String()
    voucher_cents = fields.Integer()
    fee_bps = fields.Integer()
    first_day = fields.String(metadata={"format": "date"})
    last_day = fields.String(allow_none=True, metadata={"format": "date"})
    grace_day = fields.String(allow_none=True, metadata={"format": "date"})
    valid_days = fields.Integer(allow_none=True)
    services = fields.List(fields.String(), allow_none=True)
    stock_blocked = fields.Boolean()
    approved = fields.Boolean()
    funded = fields.List(fields.List(fields.Integer()))


class SpentSchema(AnswerSchema):
    voucher = fields.String()
    at = fields.String(metadata={"format": "date-time"})
    here = fields.Boolean()


class PinVerifierSchema(AnswerSchema):
    """What tells a PIN: PBKDF2 with SHA-256, so many ``rounds``, ``salt`` and the 32 bytes it gives in base 64."""

    salt = fields.String()
    rounds = fields.Integer()
    verifier = fields.String()


class RosterSchema(NamedSchema):
    """Someone who may scan with a shared phone; ``pin`` is null for who has none yet."""

    pin = fields.Nested(PinVerifierSchema, allow_none=True)


class BundleSchema(AnswerSchema):
    """All a phone needs to judge vouchers without network; ``people`` of a shared phone only.

    ``full``: the lists replace those the phone has; otherwise ``spent`` and ``restored`` are changes to them.
    """

    version = fields.String()
    full = fields.Boolean()
    server_time = fields.String(metadata={"format": "date-time"})
    refresh_by = fields.String(metadata={"format": "date-time"})
    rotate_token_by = fields.String(metadata={"format": "date-time"})
    keys = fields.List(fields.Nested(KeySchema))
    device = fields.Nested(LabelledSchema)
    venue = fields.Nested(BundleVenueSchema)
    people = fields.List(fields.Nested(RosterSchema), allow_none=True)
    campaigns = fields.List(fields.Nested(CampaignRulesSchema))
    voided = fields.List(fields.String())
    blocked = fields.List(fields.String())
    spent = fields.List(fields.Nested(SpentSchema))
    restored = fields.List(fields.String())
