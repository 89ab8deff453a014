"""Links to a receipt's public page: signed, always the same, printed as a QR on the receipt. No database."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from ..config import Config
from ..errors import NotFound
from ..keys.secret import list_secrets

SALT = "poincon receipt"
PATH = "/recu/"


class UnknownReceipt(NotFound):
    code = "unknown_receipt"
    message = "Ce lien n'ouvre aucun reçu : il est coupé ou altéré. Scannez de nouveau le code du reçu."


def address_of(redemption_id: UUID) -> str:
    """The full address of a receipt's page."""
    return f"{_config().public_url}{PATH}{link_of(redemption_id)}"


def link_of(redemption_id: UUID) -> str:
    """The signed link of a redemption's receipt."""
    signed = _serializer().dumps(urlsafe_b64encode(redemption_id.bytes).decode().rstrip("="))
    return signed if isinstance(signed, str) else signed.decode()


def read(link: str) -> UUID:
    """The redemption of a link. Raises UnknownReceipt when we did not sign it."""
    try:
        return UUID(bytes=urlsafe_b64decode(f"{_serializer().loads(link)}=="))
    except (BadData, ValueError) as error:
        raise UnknownReceipt from error


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(list_secrets(), salt=SALT, signer_kwargs={"digest_method": sha256})


def _config() -> Config:
    config: Config = current_app.config["POINCON"]
    return config
