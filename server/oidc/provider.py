"""Talking to the provider: what it publishes, kept for an hour, and the exchange of a code for tokens."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import orjson
from flask import current_app

from ..config import Config, OpenIdSettings
from .refusals import NoProvider, ProviderFailed

TIMEOUT_SECONDS, KEPT_SECONDS, MOST_BYTES = 5, 3600, 1_000_000
DISCOVERY = "/.well-known/openid-configuration"


class _NoRedirects(HTTPRedirectHandler):
    """An endpoint of a provider answers itself: credentials go nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = build_opener(_NoRedirects)


@dataclass(frozen=True, slots=True)
class Provider:
    """What the provider publishes; ``keys`` are its public keys (JWKS). ``read_at`` is in monotonic seconds."""

    issuer: str
    authorization: str
    token: str
    userinfo: str | None
    end_session: str | None
    keys: dict[str, Any]
    read_at: float


def find_settings() -> OpenIdSettings:
    """The settings of the provider. Raises NoProvider where none is set."""
    config: Config = current_app.config["POINCON"]
    if config.openid is None:
        raise NoProvider
    return config.openid


def find_provider(*, fresh: bool = False) -> Provider:
    """What the provider publishes, asked at most once an hour unless ``fresh``. Raises NoProvider, ProviderFailed."""
    settings = find_settings()
    known: Provider | None = current_app.extensions.get("openid_provider")
    if known and not fresh and time.monotonic() - known.read_at < KEPT_SECONDS:
        return known
    found = read_provider(settings.issuer)
    current_app.extensions["openid_provider"] = found
    return found


def exchange(provider: Provider, fields: Mapping[str, str]) -> dict[str, Any]:
    """The tokens for a code. Raises ProviderFailed."""
    settings = find_settings()
    secret = {"client_id": settings.client_id, "client_secret": settings.client_secret}
    body = urlencode({"grant_type": "authorization_code", **fields, **secret}).encode()
    return _json(fetch(provider.token, body))


def fetch(address: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> bytes:  # only read
    """The body behind an address of the provider. Raises ProviderFailed."""
    try:
        request = Request(address, body, {"Accept": "application/json", **headers})  # noqa: S310  # checked by _checked
        with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
            content: bytes = answer.read(MOST_BYTES)
    except (URLError, OSError, ValueError) as error:
        raise ProviderFailed from error
    return content


def read_provider(issuer: str) -> Provider:
    """What a provider publishes now. Raises ProviderFailed."""
    told = _json(fetch(issuer.rstrip("/") + DISCOVERY))
    if told.get("issuer") != issuer:
        raise ProviderFailed
    secure = issuer.startswith("https://")
    required = {name: _checked(told.get(name), secure=secure) for name in ("authorization_endpoint", "token_endpoint")}
    optional = {name: told.get(name) for name in ("userinfo_endpoint", "end_session_endpoint")}
    found = {name: None if value is None else _checked(value, secure=secure) for name, value in optional.items()}
    return Provider(
        issuer=issuer,
        authorization=required["authorization_endpoint"],
        token=required["token_endpoint"],
        userinfo=found["userinfo_endpoint"],
        end_session=found["end_session_endpoint"],
        keys=_json(fetch(_checked(told.get("jwks_uri"), secure=secure))),
        read_at=time.monotonic(),
    )


def _checked(address: object, *, secure: bool) -> str:
    """Raises ProviderFailed unless an endpoint is as well protected as its issuer."""
    if not isinstance(address, str) or not address.startswith("https://" if secure else ("http://", "https://")):
        raise ProviderFailed
    return address


def _json(content: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(content)
    except ValueError as error:
        raise ProviderFailed from error
    if not isinstance(found, dict):
        raise ProviderFailed
    return found
