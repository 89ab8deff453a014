"""Shapes of PINs."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Moment
from .rules import DIGITS


class PinSchema(Schema):
    """Four digits."""

    pin = fields.String(required=True, validate=validate.Regexp(rf"\A[0-9]{{{DIGITS}}}\Z"))


class PinStateSchema(AnswerSchema):
    """When the PIN was set, null for none: the PIN itself is stored nowhere."""

    set_at = Moment(allow_none=True)
