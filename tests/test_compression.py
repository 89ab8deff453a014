"""Answers are compressed for whoever takes it, except what another site asks for in somebody's name."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from tests.support import factories as make

PACKED = {"Accept-Encoding": "gzip, deflate, br"}
PAGE, DATA = "/accueil", "/api/session"
LONG = "Une personne dont le nom est long " * 2


@pytest.fixture
def signed_in(client: FlaskClient) -> FlaskClient:
    person = make.operator()
    person.name = "".join(LONG[index % len(LONG)] for index in range(90))
    return make.sign_in(client, person)


@pytest.mark.parametrize("address", [PAGE, "/solvabilite", "/api/openapi.json", "/api/first-screens/operator"])
def test_pages_and_data_come_compressed_and_whole(signed_in: FlaskClient, address: str) -> None:
    plain, packed = signed_in.get(address), signed_in.get(address, headers=PACKED)
    assert (plain.content_encoding, packed.content_encoding) == (None, "gzip")
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in packed.vary
    assert len(gzip.decompress(packed.data)) == pytest.approx(len(plain.data), abs=20)  # moments stand in some
    assert packed.content_length == len(packed.data) < len(plain.data)


def test_what_another_site_has_a_signed_in_browser_ask_for_keeps_its_length(signed_in: FlaskClient) -> None:
    for site in ("cross-site", "same-site", "something new"):
        answer = signed_in.get(PAGE, headers=PACKED | {"Sec-Fetch-Site": site})
        assert answer.content_encoding is None
    assert signed_in.get(PAGE, headers=PACKED | {"Sec-Fetch-Site": "same-origin"}).content_encoding == "gzip"


def test_a_visitor_from_another_site_without_cookies_gets_the_page_compressed(client: FlaskClient) -> None:
    answer = client.get("/solvabilite", headers=PACKED | {"Sec-Fetch-Site": "cross-site"})
    assert answer.content_encoding == "gzip"


def test_short_answers_and_writes_stay_as_they_are(signed_in: FlaskClient) -> None:
    assert signed_in.get("/healthz", headers=PACKED).content_encoding is None
    search = {"postcode": "33000"}
    assert signed_in.post("/api/places", json=search, headers=PACKED).content_encoding is None


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "identity"])
def test_who_does_not_take_gzip_gets_none(client: FlaskClient, accepts: str) -> None:
    assert client.get(PAGE, headers={"Accept-Encoding": accepts}).content_encoding is None


def test_a_page_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/connexion", headers=PACKED)
    assert first.headers["ETag"].startswith('W/"')
    with client.get("/connexion", headers=PACKED | {"If-None-Match": first.headers["ETag"]}) as again:
        assert (again.status_code, again.data, again.content_encoding) == (304, b"", None)
        assert again.headers["ETag"] == first.headers["ETag"]
    with client.get("/connexion") as plain:
        assert plain.headers["ETag"] == first.headers["ETag"]
