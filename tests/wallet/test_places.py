"""`GET /api/places`: places near a postcode for someone without a booklet."""

from __future__ import annotations

import pytest
import time_machine
from flask.testing import FlaskClient

from tests.support import factories as make


def test_anyone_is_told_the_nearest_places_with_their_open_hours(client: FlaskClient) -> None:
    venue = make.qualified_venue(opening_hours="Mo-Fr 09:00-12:00", mobility="Itinérant")
    make.venue()
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        [place] = client.get("/api/places?postcode=33000").json["places"]
    assert (place["id"], place["itinerant"], place["distance_km"]) == (venue.id, True, 0.0)
    assert place["open"][0] == ["2026-11-23T08:00:00.000Z", "2026-11-23T11:00:00.000Z"]
    assert len(place["open"]) == 7


def test_the_nearest_twelve_are_told_unless_asked_otherwise(client: FlaskClient) -> None:
    for _ in range(14):
        make.qualified_venue()
    assert len(client.get("/api/places?postcode=33000").json["places"]) == 12
    assert len(client.get("/api/places?postcode=33000&limit=2").json["places"]) == 2


def test_a_postcode_that_does_not_exist_is_refused_with_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/api/places?postcode=99999")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_postcode")


@pytest.mark.parametrize("query", ["", "postcode=3300", "postcode=33000&limit=51"])
def test_a_question_without_shape_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/places?{query}").status_code == 422


def test_the_page_of_places_may_be_found_by_search_engines_and_a_booklet_may_not(client: FlaskClient) -> None:
    with client.get("/lieux") as places, client.get("/carnet/unknown") as booklet:
        assert (places.status_code, places.headers.get("X-Robots-Tag")) == (200, None)
        assert booklet.headers["X-Robots-Tag"] == "noindex"
        assert b'"robots"' not in places.data


def test_far_from_all_places_the_nearest_alone_is_told(client: FlaskClient) -> None:
    venue = make.qualified_venue()
    make.qualified_venue(latitude=44.9)
    places = client.get("/api/places?postcode=75011").json["places"]
    assert len(places) == 1
    assert places[0]["distance_km"] > 450
    near = client.get("/api/places?postcode=33100").json["places"]
    assert near[0]["id"] == venue.id
    assert len(near) == 2


@pytest.mark.parametrize(
    ("postcode", "position", "zone", "opens"),
    [
        ("97400", (-20.88, 55.45), "Indian/Reunion", "05:00"),
        ("97100", (16.0, -61.73), "America/Guadeloupe", "13:00"),
        ("97600", (-12.78, 45.23), "Indian/Mayotte", "06:00"),
        ("97500", (46.78, -56.18), "America/Miquelon", "12:00"),
        ("98713", (-17.55, -149.55), "Pacific/Tahiti", "19:00"),
        ("98742", (-8.9, -140.1), "Pacific/Marquesas", "18:30"),
        ("98600", (-13.28, -176.17), "Pacific/Wallis", "21:00"),
        ("98800", (-22.27, 166.45), "Pacific/Noumea", "22:00"),
        ("33000", (44.84, -0.58), "Europe/Paris", "08:00"),
    ],
)
def test_hours_overseas_are_in_the_time_of_the_place(
    client: FlaskClient, postcode: str, position: tuple[float, float], zone: str, opens: str
) -> None:
    where = {"latitude": position[0], "longitude": position[1], "postcode": postcode, "commune": ""}
    make.qualified_venue(opening_hours="Mo-Su 09:00-12:00", **where)
    with time_machine.travel("2026-11-23T00:30:00Z", tick=False):
        [place] = client.get(f"/api/places?postcode={postcode}").json["places"]
    assert place["zone"] == zone
    assert place["open"][-1][0][11:16] == opens


def test_on_a_public_holiday_a_place_is_open_only_when_its_hours_say_so(client: FlaskClient) -> None:
    make.qualified_venue(opening_hours="Mo-Fr 09:00-12:00")
    make.qualified_venue(opening_hours="Mo-Fr 09:00-12:00; PH 10:00-11:00")
    with time_machine.travel("2026-12-25T08:30:00Z", tick=False):
        silent, told = client.get("/api/places?postcode=33000").json["places"]
    assert silent["open"][0][0] == "2026-12-28T08:00:00.000Z"
    assert told["open"][0][0] == "2026-12-25T09:00:00.000Z"


@pytest.mark.parametrize(
    "hours", ["Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00", "Mo-Fr", "SH Mo 10:00-12:00", "demander Paul"]
)
def test_hours_in_doubt_are_not_told(client: FlaskClient, hours: str) -> None:
    make.qualified_venue(opening_hours=hours)
    [place] = client.get("/api/places?postcode=33000").json["places"]
    assert (place["open"], place["opening_words"]) == (None, [])
