"""Signed heads: size, root and moment of a tree."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from .. import clock
from ..config import Config
from ..vouchers import jws
from ..vouchers.keys import key_ring
from .models import LogHead

TYPE = "poincon-log-head+jwt"


def signed(size: int, root: bytes, at: datetime) -> LogHead:
    """A head, signed by the key that signs receipts. Raises NoSigningKey."""
    config: Config = current_app.config["POINCON"]
    ring = key_ring()
    claims = {"iss": config.public_url, "published_at": clock.iso(at), "size": size, "root": root.hex()}
    text = jws.sign(TYPE, claims, ring.signing_id, ring.signing_number)
    return LogHead(size=size, root=root, published_at=at, signed=text)
