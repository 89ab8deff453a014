"""What the provider signs about a person, checked: the ID token, and what it says of the person as JSON or as a JWT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from .. import clock
from .provider import Provider, fetch, find_provider, find_settings
from .refusals import ProviderFailed

ALGORITHMS = ["RS256", "ES256"]
LEEWAY_SECONDS = 60
UNBELIEVED = (JoseError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Who signed in at the provider; ``email`` only when the provider says that it is verified."""

    issuer: str
    subject: str
    email: str | None
    strong: bool


def check_person(provider: Provider, tokens: dict[str, Any], nonce: str) -> AboutPerson:
    """The person of these tokens. Raises ProviderFailed for anything that is not exactly so."""
    settings = find_settings()
    claims = _decoded(provider, tokens.get("id_token"))
    expected = {
        "iss": {"essential": True, "value": settings.issuer},
        "aud": {"essential": True, "value": settings.client_id},
        "nonce": {"essential": True, "value": nonce},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "sub": {"essential": True},
    }
    _check(claims, expected)
    if claims.get("azp", settings.client_id) != settings.client_id:
        raise ProviderFailed
    about = {**claims, **_asked(provider, tokens, claims["sub"])}
    verified = about.get("email_verified") is True and isinstance(about.get("email"), str)
    return AboutPerson(
        issuer=settings.issuer,
        subject=str(claims["sub"]),
        email=about["email"] if verified else None,
        strong=claims.get("acr") in settings.strong_acr,
    )


def _asked(provider: Provider, tokens: dict[str, Any], subject: str) -> dict[str, Any]:
    """What the provider says of the person when asked: JSON, or a signed JWT as ProConnect answers."""
    if provider.userinfo is None:
        return {}
    bearer = {"Authorization": f"Bearer {tokens.get('access_token')}", "Accept": "application/json, application/jwt"}
    content = fetch(provider.userinfo, headers=bearer)
    about = _of_json(content) if content.lstrip().startswith(b"{") else _of_jwt(provider, content)
    if about.get("sub") != subject:
        raise ProviderFailed
    return {name: about[name] for name in ("email", "email_verified") if name in about}


def _of_json(content: bytes) -> dict[str, Any]:
    try:
        return dict(orjson.loads(content))
    except ValueError as error:
        raise ProviderFailed from error


def _of_jwt(provider: Provider, content: bytes) -> dict[str, Any]:
    settings = find_settings()
    claims = _decoded(provider, content.decode("ascii", "replace").strip())
    _check(claims, {"iss": {"value": settings.issuer}, "aud": {"value": settings.client_id}})
    return claims


def _decoded(provider: Provider, token: object) -> dict[str, Any]:
    """The claims of a signed token; an unknown key may be new, so the keys are asked for once more."""
    if not isinstance(token, str):
        raise ProviderFailed
    try:
        return _verified(provider, token)
    except UNBELIEVED:
        pass
    try:
        return _verified(find_provider(fresh=True), token)
    except UNBELIEVED as error:
        raise ProviderFailed from error


def _verified(provider: Provider, token: str) -> dict[str, Any]:
    keys: Any = provider.keys
    return dict(jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims)


def _check(claims: dict[str, Any], expected: dict[str, Any]) -> None:
    now = int(clock.now().timestamp())
    try:
        jwt.JWTClaimsRegistry(now=now, leeway=LEEWAY_SECONDS, **expected).validate(claims)
    except UNBELIEVED as error:
        raise ProviderFailed from error
