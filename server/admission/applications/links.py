"""The applicant's signed link: whoever has it is the applicant. The same in every mail, and stored nowhere."""

from __future__ import annotations

from hashlib import sha256

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from ...config import Config
from ...keys.secret import list_secrets
from .refusals import UnknownApplication

SALT = "poincon application"
PATH = "/candidature"


def token_of(application_id: int, key: str) -> str:
    """The token that opens an application."""
    return str(_serializer().dumps([application_id, key]))


def address_of(application_id: int, key: str) -> str:
    """The address of an application's page; the token is in the fragment, which no server or proxy sees."""
    return f"{_config().public_url}{PATH}#{token_of(application_id, key)}"


def read(token: str | None) -> tuple[int, str]:
    """The application's id and key in a token. Raises UnknownApplication for one that we did not sign."""
    try:
        application_id, key = _serializer().loads(token or "")
    except (BadData, TypeError, ValueError) as error:
        raise UnknownApplication from error
    return int(application_id), str(key)


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(list_secrets(), salt=SALT, signer_kwargs={"digest_method": sha256})


def _config() -> Config:
    config: Config = current_app.config["POINCON"]
    return config
