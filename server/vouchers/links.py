"""Wallet links: the signed address on a booklet's cover that opens the beneficiary's page. No database."""

from __future__ import annotations

from hashlib import sha256

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from ..config import Config
from ..errors import NotFound
from ..keys.secret import list_secrets
from . import ids

SALT = "poincon wallet"
PATH = "/carnet/"


class UnknownLink(NotFound):
    code = "unknown_link"
    message = "Ce lien n'ouvre aucun carnet. Scannez de nouveau le code de la couverture du carnet."


def link_of(booklet_id: int) -> str:
    """The signed link of a booklet; always the same, since it is printed on paper."""
    return _serializer().dumps(ids.booklet_number(booklet_id))


def address_of(booklet_id: int) -> str:
    """The full URL of the beneficiary's page of a booklet."""
    return f"{_config().public_url}{PATH}{link_of(booklet_id)}"


def read(link: str) -> int:
    """The booklet's key in a link. Raises UnknownLink when we did not sign it."""
    try:
        number = _serializer().loads(link)
    except BadData as error:
        raise UnknownLink from error
    booklet_id = ids.parse_booklet(number)
    if booklet_id is None:
        raise UnknownLink
    return booklet_id


def is_ours(link: str) -> bool:
    """Whether we signed a link."""
    return bool(_serializer().loads_unsafe(link)[0])


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(list_secrets(), salt=SALT, signer_kwargs={"digest_method": sha256})


def _config() -> Config:
    config: Config = current_app.config["POINCON"]
    return config
