"""The HTTP frame when people use HTTPS and a proxy terminates TLS."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from server.config import Config
from tests.support import factories
from tests.support.factories import PASSWORD

PUBLIC = "https://pass.example.fr"


@pytest.fixture
def config(config: Config) -> Config:
    return replace(config, public_url=PUBLIC)


@pytest.mark.parametrize(
    ("origin", "status"), [(PUBLIC, 204), ("http://pass.example.fr", 403), ("https://other.example.fr", 403)]
)
def test_a_page_served_without_tls_is_another_site(client: FlaskClient, origin: str, status: int) -> None:
    answer = client.delete("/api/session", headers={"Origin": origin, "Host": "pass.example.fr"})
    assert answer.status_code == status


def test_a_proxy_that_changes_the_host_does_not_make_us_foreign(client: FlaskClient) -> None:
    assert client.delete("/api/session", headers={"Origin": PUBLIC, "Host": "web.internal"}).status_code == 204


def test_browsers_are_told_to_stay(client: FlaskClient) -> None:
    assert client.get("/api/session").headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_the_cookie_is_secure_and_bound_to_the_host(client: FlaskClient) -> None:
    body = {"email": factories.operator().email, "password": PASSWORD}
    cookies = client.post("/api/session", json=body).headers.getlist("Set-Cookie")
    assert any(cookie.startswith("__Host-poincon=") for cookie in cookies)
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
