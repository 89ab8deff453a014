"""Shapes of checking: a token or a typed code, and the state of its voucher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..schemas import AnswerSchema
from .intake import TEXT_LENGTH
from .schemas import FirstSchema

STATES = ("redeemable", "redeemed", "not_redeemable")


class CheckSchema(Schema):
    """Exactly one of ``token`` (the QR's text) and ``code`` (as typed)."""

    token = fields.String(validate=validate.Length(max=TEXT_LENGTH))
    code = fields.String(validate=validate.Length(max=TEXT_LENGTH))

    @validates_schema
    def check_one_text(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        if len(data) != 1:
            raise ValidationError("token or code, one of them")


class CheckedSchema(AnswerSchema):
    """The state of a voucher; when it does not exist, only ``state``, ``reason`` and ``message`` are not null."""

    voucher = fields.String(allow_none=True)
    state = fields.String(validate=validate.OneOf(STATES))
    reason = fields.String(allow_none=True)
    message = fields.String()
    value_cents = fields.Integer(allow_none=True)
    last_day = fields.Date(allow_none=True)
    grace_day = fields.Date(allow_none=True)
    campaign = fields.String(allow_none=True)
    sponsor = fields.String(allow_none=True)
    booklet = fields.String(allow_none=True)
    size = fields.Integer(allow_none=True)
    position = fields.Integer(allow_none=True)
    left = fields.Integer(allow_none=True)
    first = fields.Nested(FirstSchema, allow_none=True)
