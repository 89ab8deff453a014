"""`GET /api/places`: places near a postcode for someone without a booklet."""

from __future__ import annotations

import pytest
import time_machine
from flask.testing import FlaskClient

from tests import factories as make


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
