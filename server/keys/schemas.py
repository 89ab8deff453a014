"""Shapes of keys in answers: public ones for anyone, the list for the operator."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from .. import clock
from ..schemas import AnswerSchema, Moment
from .models import RETIRED, REVOKED, SIGNS, WAITS


class KeySchema(AnswerSchema):
    """A public key of the issuer, as a JWK; ``kid`` is the key id in a voucher's token."""

    kty = fields.String()
    crv = fields.String()
    kid = fields.String()
    use = fields.String()
    alg = fields.String()
    x = fields.String()
    y = fields.String()


class KeysSchema(AnswerSchema):
    keys = fields.List(fields.Nested(KeySchema))


class SigningKeySchema(AnswerSchema):
    """A key of the issuer, as the operator sees it."""

    id = fields.Integer()
    created_at = Moment()
    retired_at = Moment(allow_none=True)
    revoked_at = Moment(allow_none=True)
    signs_from = Moment()
    state = fields.Function(
        lambda key: key.state_at(clock.now()),
        metadata={"type": "string", "enum": [WAITS, SIGNS, RETIRED, REVOKED]},
    )


class SigningKeysSchema(AnswerSchema):
    """The newest first."""

    keys = fields.List(fields.Nested(SigningKeySchema))


class RotationSchema(Schema):
    """``after``: the id of the newest key that was seen, 0 for none."""

    after = fields.Integer(required=True, strict=True, validate=validate.Range(0, 255))
