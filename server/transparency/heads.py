"""Signed heads: size, root and moment of a tree."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from .. import clock
from ..config import Config
from ..keys import jws
from ..keys.ring import key_ring
from .checks import HEAD
from .models import LogHead


def sign_head(size: int, root: bytes, at: datetime) -> LogHead:
    """A head, to the millisecond, signed by the key that signs receipts. Raises NoSigningKey."""
    config: Config = current_app.config["POINCON"]
    ring = key_ring()
    head = LogHead(size=size, root=root, published_at=at.replace(microsecond=at.microsecond // 1000 * 1000))
    head.signed = jws.sign(HEAD, claims(head, config.public_url), ring.signing_id, ring.signing_number)
    return head


def claims(head: LogHead, issuer: str) -> dict[str, str | int]:
    """What a head's signature covers."""
    moment = clock.iso(head.published_at)
    return {"iss": issuer, "published_at": moment, "size": head.size, "root": head.root.hex()}
