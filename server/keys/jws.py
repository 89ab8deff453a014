"""Signs what is not a voucher, such as receipts, as a compact JWS (ES256) that any JOSE library can verify. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from .signing import P256

ALGORITHM = "ES256"
_P256 = P256()


def sign(kind: str, claims: Mapping[str, Any], key_id: int, private_number: bytes) -> str:
    """The compact JWS of these claims; ``kind`` is its ``typ``. The same claims and key always give the same text."""
    signed = b".".join((_header(kind, key_id), _base64url(orjson.dumps(claims))))
    return b".".join((signed, _base64url(_P256.get_signature(private_number, signed)))).decode()


@lru_cache(maxsize=8)
def _header(kind: str, key_id: int) -> bytes:
    return _base64url(orjson.dumps({"alg": ALGORITHM, "kid": str(key_id), "typ": kind}))


def _base64url(raw: bytes) -> bytes:
    return urlsafe_b64encode(raw).rstrip(b"=")
