"""Checking receipts with public keys only, by a library that knows nothing of us. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from .receipts import ALGORITHM, TYPE


class BadReceipt(Exception):
    """A text is not a receipt signed with one of the keys given."""


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
