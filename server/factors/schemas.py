"""Shapes of second factors in requests and answers."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields, validate

from ..accounts.factor_models import LONGEST_NAME
from ..schemas import AnswerSchema, Moment, text_field

BASE64URL = r"\A[A-Za-z0-9_-]*\Z"


def bytes_field(longest: int = 8192, *, required: bool = True) -> fields.String:
    """Bytes in base64url without padding, as browsers write a credential; null only where it is not required."""
    checks = validate.And(validate.Length(0, longest), validate.Regexp(BASE64URL))
    return fields.String(required=required, allow_none=not required, validate=checks)


class CodeSchema(Schema):
    code = text_field(40)


class ResetSchema(Schema):
    reason = text_field(500)


class ResetDoneSchema(AnswerSchema):
    """``done``: false while a second operator has to confirm."""

    done = fields.Boolean()


class PasskeyNameSchema(Schema):
    name = text_field(LONGEST_NAME)


class NewResponseSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    clientDataJSON = bytes_field()  # noqa: N815  # the browser's name
    attestationObject = bytes_field()  # noqa: N815  # the browser's name


class KnownResponseSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    clientDataJSON = bytes_field()  # noqa: N815  # the browser's name
    authenticatorData = bytes_field()  # noqa: N815  # the browser's name
    signature = bytes_field()
    userHandle = bytes_field(required=False)  # noqa: N815  # the browser's name


class CredentialSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    id = bytes_field(1400)
    rawId = bytes_field(1400)  # noqa: N815  # the browser's name
    type = fields.String(required=True, validate=validate.Equal("public-key"))


class NewCredentialSchema(CredentialSchema):
    response = fields.Nested(NewResponseSchema, required=True)


class KnownCredentialSchema(CredentialSchema):
    response = fields.Nested(KnownResponseSchema, required=True)


class NewPasskeySchema(PasskeyNameSchema):
    credential = fields.Nested(NewCredentialSchema, required=True)


class PasskeySignInSchema(Schema):
    credential = fields.Nested(KnownCredentialSchema, required=True)


class OptionsSchema(AnswerSchema):
    options = fields.Dict(metadata={"description": "publicKey, as the browser's parse…OptionsFromJSON takes it"})


class PasskeySchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    added_at = Moment()
    last_used_at = Moment(allow_none=True)


class FactorsSchema(AnswerSchema):
    authenticator_since = Moment(allow_none=True)
    passkeys = fields.List(fields.Nested(PasskeySchema))
    recovery_left = fields.Integer()
    needed = fields.Boolean()
    may_change = fields.Boolean()


class NewSecretSchema(AnswerSchema):
    secret = fields.String()
    uri = fields.String()
    picture = fields.String()


class RecoveryCodesSchema(AnswerSchema):
    recovery_codes = fields.List(fields.String())
