"""Receipts: what a venue keeps of each accepted scan, as a JWS any JOSE library can check. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from ..vouchers.signing import CURVE

TYPE = "poincon-receipt+jwt"
ALGORITHM = "ES256"


class BadReceipt(Exception):
    """A text is not a receipt signed with one of the keys given."""


def sign(claims: Mapping[str, Any], key_id: int, private_number: bytes) -> str:
    """The compact JWS of a receipt's claims."""
    header = {"alg": ALGORITHM, "kid": str(key_id), "typ": TYPE}
    return jws.serialize_compact(header, orjson.dumps(claims), _signing_key(private_number))


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
def _signing_key(private_number: bytes) -> ECKey:
    return ECKey.import_key(ec.derive_private_key(int.from_bytes(private_number, "big"), CURVE))
