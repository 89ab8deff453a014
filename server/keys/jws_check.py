"""Verifies the issuer's JWS with public keys only, using an independent JOSE library. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from .jws import ALGORITHM


class NotGenuine(Exception):
    """A text is not a JWS of this kind, or is not signed with one of the given keys."""


def verify(kind: str, text: str, jwks: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The claims of a JWS whose ``typ`` is ``kind``, verified with public keys (JWKs). Raises NotGenuine."""
    try:
        keys = KeySet([ECKey.import_key(dict(jwk)) for jwk in jwks])
        signed = jws.deserialize_compact(text.strip(), keys, [ALGORITHM])
        claims = orjson.loads(signed.payload)
    except (JoseError, ValueError) as error:
        raise NotGenuine(str(error)) from error
    if signed.headers().get("typ") != kind or not isinstance(claims, dict):
        raise NotGenuine(f"not a {kind}")
    if not _is_exact(text.strip()):
        raise NotGenuine("written in another way than it was signed")
    return claims


def _is_exact(text: str) -> bool:
    """Whether the text is the canonical base64url of its bytes.

    Decoders ignore spare bits at the end of a part, but receipts are stored and hashed as text.
    """
    parts = text.encode().split(b".")
    return all(urlsafe_b64encode(urlsafe_b64decode(part + b"==")).rstrip(b"=") == part for part in parts)
