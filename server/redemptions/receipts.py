"""Receipts: what a venue keeps of each accepted scan, as a JWS any JOSE library can check. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from ..vouchers.signing import P256

TYPE = "poincon-receipt+jwt"
ALGORITHM = "ES256"
_P256 = P256()


class BadReceipt(Exception):
    """A text is not a receipt signed with one of the keys given."""


def sign(claims: Mapping[str, Any], key_id: int, private_number: bytes) -> str:
    """The compact JWS of a receipt's claims; the same claims and key give the same receipt, always."""
    signed = b".".join((_header(key_id), _base64url(orjson.dumps(claims))))
    return b".".join((signed, _base64url(_P256.get_signature(private_number, signed)))).decode()


def verify(receipt: str, jwks: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The claims of a receipt, checked with public keys only. Raises BadReceipt."""
    try:
        signed = jws.deserialize_compact(
            receipt.strip(), KeySet([ECKey.import_key(dict(jwk)) for jwk in jwks]), [ALGORITHM]
        )
        claims = orjson.loads(signed.payload)
    except (JoseError, ValueError) as error:
        raise BadReceipt(str(error)) from error
    if signed.headers().get("typ") != TYPE or not isinstance(claims, dict):
        raise BadReceipt("not a receipt")
    return claims


@lru_cache(maxsize=8)
def _header(key_id: int) -> bytes:
    return _base64url(orjson.dumps({"alg": ALGORITHM, "kid": str(key_id), "typ": TYPE}))


def _base64url(raw: bytes) -> bytes:
    return urlsafe_b64encode(raw).rstrip(b"=")
