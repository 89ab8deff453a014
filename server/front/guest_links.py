"""Links by which a guest of a meeting withdraws: signed, of one guest, good until the guest is forgotten."""

from __future__ import annotations

from hashlib import sha256

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from ..keys.secret import list_secrets
from .refusals import UnknownGuestLink

SALT = "poincon meeting guest"
PATH = "/reunions/retrait"


def link_of(guest_id: int) -> str:
    """The signed text of a guest."""
    signed = _serializer().dumps(guest_id)
    return signed if isinstance(signed, str) else signed.decode()


def address_of(guest_id: int) -> str:
    """The full address at which a guest withdraws. It does nothing by itself: the page asks first."""
    return f"{current_app.config['POINCON'].public_url}{PATH}?lien={link_of(guest_id)}"


def read(link: str) -> int:
    """The guest of a link. Raises UnknownGuestLink when we did not sign it."""
    try:
        guest_id = _serializer().loads(link)
    except BadData as error:
        raise UnknownGuestLink from error
    if not isinstance(guest_id, int):
        raise UnknownGuestLink
    return guest_id


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(list_secrets(), salt=SALT, signer_kwargs={"digest_method": sha256})
