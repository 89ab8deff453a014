"""Signing out of a session that began at the provider."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import KeySet

from server.config import OpenIdSettings
from server.oidc.provider import find_provider
from tests.factors.support.people import by_password
from tests.support import factories

from .support.provider import LocalProvider
from .support.visits import CLIENT, go, known, use


@pytest.fixture
def visitor(app: Flask, provider: LocalProvider) -> FlaskClient:
    """Someone who signed in at the provider."""
    client = app.test_client()
    assert go(client, provider, known(provider, factories.mediator(factories.venue()))) == "/connexion"
    return client


def is_known(client: FlaskClient) -> bool:
    return client.get("/api/session").status_code == 200


def test_signing_out_goes_on_to_the_provider_and_comes_back(
    app: Flask, provider: LocalProvider, visitor: FlaskClient
) -> None:
    left = visitor.delete("/api/session")
    assert left.status_code == 200
    assert not is_known(visitor)
    address = left.json["leave_at"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{provider.issuer}/oauth2/end_session?")
    assert (asked["client_id"], asked["post_logout_redirect_uri"]) == (CLIENT, "http://localhost:8000/connexion")
    keys = KeySet.import_key_set(find_provider().keys)
    assert jwt.decode(asked["id_token_hint"], keys).claims["sub"].startswith("subject-of-")
    assert provider.leave(address) == f"http://localhost:8000/connexion?state={asked['state']}"


def test_signing_out_twice_goes_to_the_provider_once(visitor: FlaskClient) -> None:
    assert visitor.delete("/api/session").status_code == 200
    assert visitor.delete("/api/session").status_code == 204


def test_a_session_that_began_here_ends_here(app: Flask, visitor: FlaskClient) -> None:
    assert by_password(app, factories.operator()).delete("/api/session").status_code == 204
    other = factories.operator()
    signed_in = visitor.post("/api/session", json={"email": other.email, "password": factories.PASSWORD})
    assert signed_in.status_code == 200
    assert visitor.delete("/api/session").status_code == 204


def test_a_provider_that_went_down_keeps_nobody_signed_in(
    app: Flask, settings: OpenIdSettings, visitor: FlaskClient
) -> None:
    use(app, replace(settings, issuer="http://localhost:9"))
    assert visitor.delete("/api/session").status_code == 200
    assert not is_known(visitor)


@pytest.mark.parametrize("end_session", [None, "https://idp.example.org/" + 3000 * "x"])
def test_without_a_usable_page_there_one_signs_out_here_alone(
    app: Flask, provider: LocalProvider, end_session: str | None
) -> None:
    app.extensions["openid_provider"] = replace(find_provider(), end_session=end_session)
    client = app.test_client()
    assert go(client, provider, known(provider, factories.operator())) == "/connexion"
    assert client.delete("/api/session").status_code == 204
    assert not is_known(client)
