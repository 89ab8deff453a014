"""Shapes of the log's answers; hashes are hexadecimal."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from ..schemas import AnswerSchema, Moment

MOST_HEADS, MOST_LEAVES = 100, 1_000
LARGEST = 2**53 - 1


class Hash(fields.Field[bytes]):
    """32 bytes, as 64 hexadecimal characters."""

    def _serialize(self, value: bytes | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return value.hex() if value is not None else None


class HeadSchema(AnswerSchema):
    size = fields.Integer()
    root = Hash(metadata={"type": "string"})
    published_at = Moment()
    signed = fields.String()


class HeadsQuery(Schema):
    since = fields.Integer(load_default=0, validate=validate.Range(0, LARGEST))
    limit = fields.Integer(load_default=10, validate=validate.Range(1, MOST_HEADS))


class HeadsSchema(AnswerSchema):
    heads = fields.List(fields.Nested(HeadSchema))


class GrowthQuery(Schema):
    first = fields.Integer(required=True, validate=validate.Range(1, LARGEST))
    second = fields.Integer(required=True, validate=validate.Range(1, LARGEST))


class PathSchema(AnswerSchema):
    path = fields.List(Hash(metadata={"type": "string"}))


class LeavesQuery(Schema):
    start = fields.Integer(load_default=0, validate=validate.Range(0, LARGEST))
    count = fields.Integer(load_default=MOST_LEAVES, validate=validate.Range(1, MOST_LEAVES))


class LeavesSchema(AnswerSchema):
    hashes = fields.List(Hash(metadata={"type": "string"}))


class LogProofSchema(PathSchema):
    redemption = fields.UUID()
    index = fields.Integer()
    receipt_digest = Hash(metadata={"type": "string"})
    columns_digest = Hash(metadata={"type": "string"})
    head = fields.Nested(HeadSchema)
