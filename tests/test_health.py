"""The health checks for monitoring, and the page of the API."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.support import factories as make


def test_a_server_that_reaches_its_database_says_so(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_figures_come_from_the_database(client: FlaskClient) -> None:
    make.booklet(handed_over=False)
    make.booklet()
    make.phone(make.venue())
    text = client.get("/metrics").text
    assert "poincon_booklets_issued 2.0" in text
    assert "poincon_booklets_handed_over 1.0" in text
    assert "poincon_phones 1.0" in text


def test_the_page_of_the_api_names_every_call(client: FlaskClient) -> None:
    page = client.get("/api/docs").text
    paths = client.get("/api/openapi.json").json["paths"]
    assert "/api/redemptions" in paths
    assert all(f"<code>{path}</code>" in page for path in paths)
