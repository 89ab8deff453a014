"""Shapes of the operator's identity in law."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..money import BPS
from ..schemas import AnswerSchema, FreeTextField, Identifier, Moment, text_field
from ..venues.facts_schemas import EMAIL
from .identity import Identity

POSTCODE = validate.Regexp(r"\A[0-9]{5}\Z", error="Un code postal a cinq chiffres.")
LONGEST, LONGEST_MENTIONS = 200, 500


def _maybe_number() -> fields.String:
    return Identifier(load_default=None, allow_none=True, validate=validate.Length(1, 40))


def _maybe_text(longest: int) -> fields.String:
    return FreeTextField(load_default="", validate=validate.Length(0, longest))


class IdentitySchema(Schema):
    """The operator's identity for papers from now on. ``vat_bps`` 0 is no VAT, of which ``vat_mention`` says why."""

    name = text_field(LONGEST)
    legal_form = text_field(LONGEST)
    siret = Identifier(required=True, validate=validate.Length(1, 40))
    address = text_field(LONGEST)
    postcode = Identifier(required=True, validate=POSTCODE)
    city = text_field(LONGEST)
    email = FreeTextField(required=True, validate=validate.And(validate.Length(3, 254), EMAIL))
    vat_number = _maybe_number()
    vat_bps = fields.Integer(load_default=0, strict=True, validate=validate.Range(0, BPS - 1))
    vat_mention = _maybe_text(LONGEST)
    iban = _maybe_number()
    bic = _maybe_number()
    mentions = _maybe_text(LONGEST_MENTIONS)

    @post_load
    def as_identity(self, data: dict[str, Any], **_: Any) -> Identity:
        """The identity as the service takes it."""
        return Identity(**data)


class RecordedIdentitySchema(AnswerSchema):
    """An identity that papers carry, or carried, from ``recorded_at`` on."""

    id = fields.Integer()
    recorded_at = Moment()
    name = fields.String()
    legal_form = fields.String()
    siret = fields.String()
    address = fields.String()
    postcode = fields.String()
    city = fields.String()
    email = fields.String()
    vat_number = fields.String(allow_none=True)
    vat_bps = fields.Integer()
    vat_mention = fields.String()
    iban = fields.String(allow_none=True)
    bic = fields.String(allow_none=True)
    mentions = fields.String()


class IdentitiesSchema(AnswerSchema):
    """The newest first: that is the one on papers now."""

    identities = fields.List(fields.Nested(RecordedIdentitySchema))
