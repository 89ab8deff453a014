"""Shapes of answers about the provider."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema, Moment


class ProviderSchema(AnswerSchema):
    label = fields.String(allow_none=True)


class LinkedSchema(ProviderSchema):
    linked_at = Moment(allow_none=True)


class AddressSchema(AnswerSchema):
    address = fields.String()
