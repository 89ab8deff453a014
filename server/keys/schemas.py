"""Shapes of public keys in answers."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema


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
