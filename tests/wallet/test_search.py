"""The search for places: what is wanted, how far it looks, what it says of a position, and how much it reads."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient

from server.wallet import places
from tests.support import factories as make
from tests.venues.support.places import statements

MONDAY_MORNING = "2026-11-23T10:00:00Z"
BORDEAUX = {"latitude": 44.84, "longitude": -0.58}
FORMS = ["administrative_help"]


def found(client: FlaskClient, path: str = "/api/places", **question: Any) -> list[int]:
    """The ids of the places found around Bordeaux."""
    answer = client.post(path, json={**BORDEAUX, **question})
    assert answer.status_code == 200, answer.text
    return [place["id"] for place in answer.json["places"]]


def test_the_nearest_place_that_does_forms_on_saturday_is_found(client: FlaskClient) -> None:
    make.qualified_venue(services=["employment"], opening_hours="Sa 10:00-12:00")
    make.qualified_venue(services=FORMS, opening_hours="Mo-Fr 10:00-12:00")
    make.qualified_venue(services=FORMS)
    wanted = make.qualified_venue(services=FORMS, opening_hours="Tu,Sa 10:00-12:00", latitude=44.9)
    farther = make.qualified_venue(services=FORMS, opening_hours="Sa 09:00-12:00", latitude=44.95)
    with time_machine.travel(MONDAY_MORNING, tick=False):
        assert found(client, service="administrative_help", when="sa") == [wanted.id, farther.id]


def test_open_now_is_now(client: FlaskClient) -> None:
    make.qualified_venue(opening_hours="Mo 14:00-17:00")
    wanted = make.qualified_venue(opening_hours="Mo 09:00-12:00")
    with time_machine.travel(MONDAY_MORNING, tick=False):
        assert found(client, when="now") == [wanted.id]


def test_hours_in_doubt_are_no_hours(client: FlaskClient) -> None:
    make.qualified_venue(opening_hours="Sa")
    make.qualified_venue(opening_hours="demander Paul")
    assert found(client, when="sa") == []


def test_a_place_says_whom_it_receives_well_what_it_speaks_and_how_to_book(client: FlaskClient) -> None:
    make.qualified_venue()
    wanted = make.qualified_venue(
        special_care="Surdité|Handicaps moteurs", languages="arabe", booking_link="https://rdv.example.fr/1"
    )
    assert found(client, access="motor") == found(client, language="ar") == [wanted.id]
    assert found(client, access="sight") == found(client, language="tr") == []
    [_, place] = client.get("/api/places?postcode=33000").json["places"]
    assert (place["access"], place["spoken"], place["booking"]) == (
        ["motor", "deaf"],
        ["ar"],
        "https://rdv.example.fr/1",
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "rdv.example.fr", "https://a b", "https://a|https://b"])
def test_only_an_address_of_the_web_is_a_link(client: FlaskClient, link: str) -> None:
    make.qualified_venue(booking_link=link)
    assert client.get("/api/places?postcode=33000").json["places"][0]["booking"] == ""


@pytest.mark.parametrize("question", [{}, {"service": "digital_tools"}, {"when": "sa"}])
def test_beyond_thirty_kilometres_only_the_nearest_is_told(client: FlaskClient, question: dict[str, str]) -> None:
    nearest = make.qualified_venue(latitude=45.2, opening_hours="Mo-Sa 10:00-12:00")
    make.qualified_venue(latitude=45.3, opening_hours="Mo-Sa 10:00-12:00")
    answer = client.post("/api/places", json={**BORDEAUX, **question}).json
    assert [place["id"] for place in answer["places"]] == [nearest.id]
    assert answer["places"][0]["distance_km"] > 30
    assert answer["looked_km"] == 30


def test_within_thirty_kilometres_nothing_further_is_told(client: FlaskClient) -> None:
    near = make.qualified_venue(latitude=45.08)
    make.qualified_venue(latitude=45.2)
    assert found(client) == [near.id]


def test_a_position_is_rounded_before_anything_is_done_with_it(client: FlaskClient) -> None:
    make.qualified_venue(latitude=44.84, longitude=-0.58)
    answers = [
        client.post("/api/places", json={"latitude": north, "longitude": east}).json["places"][0]["distance_km"]
        for north, east in ((44.8412345, -0.5812345), (44.8387654, -0.5787654))
    ]
    assert answers == [0.0, 0.0]


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"postcode": "3300"},
        {"latitude": 44.8},
        {"longitude": 1.0},
        {"postcode": "33000", "latitude": 44.8, "longitude": 1.0},
        {"latitude": 91, "longitude": 0},
        {"latitude": "NaN", "longitude": 0},
        {"postcode": "33000", "service": "magic"},
        {"postcode": "33000", "when": "samedi"},
        {"postcode": "33000", "access": "x"},
        {"postcode": "33000", "language": "fr"},
        {"postcode": "33000", "limit": 51},
    ],
)
def test_a_question_without_shape_is_refused(client: FlaskClient, question: dict[str, Any]) -> None:
    assert client.post("/api/places", json=question).status_code == 422


def test_a_position_in_an_address_is_refused(client: FlaskClient) -> None:
    assert client.get("/api/places?latitude=44.8&longitude=-0.58").status_code == 422


def test_an_unknown_postcode_is_told(client: FlaskClient) -> None:
    answer = client.post("/api/places", json={"postcode": "99999", "when": "sa"})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_postcode")


def test_hours_of_a_bounded_number_of_places_are_read_and_the_answer_says_how_far(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST_LOOKED_AT", 2)
    for north in (44.85, 44.86, 44.87):
        make.qualified_venue(latitude=north, opening_hours="Mo 10:00-12:00")
    make.qualified_venue(latitude=44.9, opening_hours="Sa 10:00-12:00")
    with statements() as sent:
        answer = client.post("/api/places", json={"latitude": 44.84, "longitude": -0.58, "when": "sa"}).json
    assert answer == {"places": [], "looked_km": pytest.approx(2.22, abs=0.01)}
    assert len(sent) <= 6


@pytest.mark.parametrize("question", [{}, {"service": "digital_tools"}, {"when": "sa"}, {"access": "motor"}])
def test_a_search_takes_few_statements(client: FlaskClient, question: dict[str, str]) -> None:
    make.qualified_venue(opening_hours="Sa 10:00-12:00", special_care="Handicaps moteurs")
    with statements() as sent:
        assert len(found(client, **question)) == 1
    assert len(sent) <= 5
