"""Receipts: what a venue keeps of each accepted scan, as a JWS any JOSE library can check. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from ..vouchers.signing import P256

TYPE = "poincon-receipt+jwt"
ALGORITHM = "ES256"
_P256 = P256()


def sign(claims: Mapping[str, Any], key_id: int, private_number: bytes) -> str:
    """The compact JWS of a receipt's claims; the same claims and key give the same receipt, always."""
    signed = b".".join((_header(key_id), _base64url(orjson.dumps(claims))))
    return b".".join((signed, _base64url(_P256.get_signature(private_number, signed)))).decode()


@lru_cache(maxsize=8)
def _header(key_id: int) -> bytes:
    return _base64url(orjson.dumps({"alg": ALGORITHM, "kid": str(key_id), "typ": TYPE}))


def _base64url(raw: bytes) -> bytes:
    return urlsafe_b64encode(raw).rstrip(b"=")
