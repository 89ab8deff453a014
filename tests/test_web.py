"""The HTTP frame: cross-site writes, security headers, one error body."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support import factories
from tests.support.factories import PASSWORD, bearer_header

PUBLIC = "http://localhost:8000"


@pytest.fixture
def signed_in(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


OWN = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": PUBLIC},
    {"Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": PUBLIC},
]
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "something new"},
    {"Sec-Fetch-Site": "cross-site", "Origin": PUBLIC},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://[broken"},
    {"Origin": "localhost"},
    {"Origin": "https://evil.example", "Authorization": "Basic dTpw"},
    {"Sec-Fetch-Site": "cross-site", "Authorization": "Digest x"},
]


@pytest.mark.parametrize("headers", OWN)
def test_our_own_pages_may_write(signed_in: FlaskClient, headers: dict[str, str]) -> None:
    assert signed_in.delete("/api/session", headers=headers).status_code == 204


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_s_page_cannot_write(signed_in: FlaskClient, headers: dict[str, str]) -> None:
    answer = signed_in.delete("/api/session", headers=headers)
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "cross_site")
    assert signed_in.get("/api/session").status_code == 200


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_s_page_cannot_sign_its_visitor_in(client: FlaskClient, headers: dict[str, str]) -> None:
    body = {"email": factories.operator().email, "password": PASSWORD}
    answer = client.post("/api/session", json=body, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_another_site_may_link_here(signed_in: FlaskClient) -> None:
    assert signed_in.get("/api/session", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_phone_s_token_needs_no_cross_site_check_because_it_beats_the_cookie(signed_in: FlaskClient) -> None:
    _, token = factories.phone(factories.venue())
    headers = {**bearer_header(token), "Origin": "https://evil.example"}
    assert signed_in.post("/api/devices/token", headers=headers).status_code == 200
    headers["Authorization"] = "Bearer unknown"
    assert signed_in.post("/api/devices/token", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ["/api/session", "/api/openapi.json", "/no/such/page"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", ["/", "/api/docs"])
def test_every_page_says_where_it_may_send_its_reader(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=(self)" in headers["Permissions-Policy"]


def test_answers_about_people_are_stored_nowhere(signed_in: FlaskClient) -> None:
    assert signed_in.get("/api/session").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("PUT", "/api/session", 405, "method_not_allowed"),
        ("GET", "/api/session", 401, "sign_in_needed"),
    ],
)
def test_every_error_has_the_one_body(client: FlaskClient, method: str, path: str, status: int, code: str) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.json == {"error": {"code": code, "message": answer.json["error"]["message"]}}


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/session", data=b" " * (256 * 1024 + 1), content_type="application/json")
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")
