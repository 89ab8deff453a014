"""`GET /api/venues` over HTTP: its shape, public access, and what it refuses."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support import factories


def test_anyone_is_told_the_nearest_venues(client: FlaskClient) -> None:
    venue = factories.qualified_venue(name="Maison du numérique")
    answer = client.get("/api/venues?lat=44.8396&lon=-0.5802")
    assert answer.status_code == 200
    assert answer.json == {
        "venues": [
            {
                "id": venue.id,
                "name": "Maison du numérique",
                "address": "8 rue de la Boétie",
                "postcode": "33000",
                "commune": "Bordeaux",
                "latitude": 44.8396,
                "longitude": -0.5802,
                "phone": "+33557657539",
                "phones": [{"dialled": "+33557657539", "said": "05\u00a057\u00a065\u00a075\u00a039"}],
                "phone_text": "",
                "opening_hours": "Mo-Fr 09:00-17:00",
                "services": ["digital_tools", "administrative_help"],
                "itinerant": False,
                "opening_words": ["du lundi au vendredi\u00a0: 9\u00a0h\u00a0– 17\u00a0h"],
                "distance_km": 0.0,
            }
        ]
    }


def test_a_postcode_is_enough_and_limit_holds(client: FlaskClient) -> None:
    venues = [factories.qualified_venue() for _ in range(3)]
    answer = client.get("/api/venues?postcode=33000&limit=2")
    assert [venue["id"] for venue in answer.json["venues"]] == [venue.id for venue in venues[:2]]


def test_a_position_wins_over_a_postcode(client: FlaskClient) -> None:
    factories.qualified_venue()
    answer = client.get("/api/venues?postcode=75001&lat=44.84&lon=-0.58")
    assert len(answer.json["venues"]) == 1


@pytest.mark.parametrize("postcode", ["00000", "33999", "99999", "33077"])
def test_a_postcode_that_does_not_exist_is_refused_with_what_to_do(client: FlaskClient, postcode: str) -> None:
    factories.qualified_venue()
    answer = client.get(f"/api/venues?postcode={postcode}")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_postcode")
    assert "CEDEX" in answer.json["error"]["message"]


def test_a_postcode_far_from_all_venues_finds_the_nearest_of_them(client: FlaskClient) -> None:
    venue = factories.qualified_venue()
    answer = client.get("/api/venues?postcode=75001")
    assert [found["id"] for found in answer.json["venues"]] == [venue.id]
    assert 490 < answer.json["venues"][0]["distance_km"] < 510


@pytest.mark.parametrize(
    ("mobility", "expected"), [("", False), ("Fixe", False), ("Itinérant", True), ("Itinérant|Fixe", True)]
)
def test_an_itinerant_venue_says_so(client: FlaskClient, mobility: str, expected: bool) -> None:
    factories.qualified_venue(mobility=mobility)
    assert client.get("/api/venues?postcode=33000").json["venues"][0]["itinerant"] is expected


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "postcode"),
        ("limit=3", "postcode"),
        ("postcode=3300", "postcode"),
        ("postcode=2A000", "postcode"),
        ("postcode=%D9%A3%D9%A3%D9%A3%D9%A3%D9%A3", "postcode"),
        ("postcode=33000%0A", "postcode"),
        ("lat=44.8", "lon"),
        ("lon=44.8&postcode=33000", "lat"),
        ("lat=nan&lon=0", "lat"),
        ("lat=91&lon=0", "lat"),
        ("lat=0&lon=-181", "lon"),
        ("postcode=33000&limit=0", "limit"),
        ("postcode=33000&limit=51", "limit"),
    ],
)
def test_a_question_without_place_or_sense_is_refused_by_field(client: FlaskClient, query: str, field: str) -> None:
    answer = client.get(f"/api/venues?{query}")
    assert answer.status_code == 422
    assert answer.json["error"]["code"] == "invalid"
    assert field in answer.json["error"]["fields"]["query"]
