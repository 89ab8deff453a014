"""A manager adds a venue, moves it, corrects every field; each change is in the audit trail."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.db import db
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make
from tests.venues.support.places import import_rows, place

NEW = {"name": "Annexe", "postcode": "33000", "commune": "Bordeaux", "services": ["digital_tools"]}
EVERYTHING = {
    "address": "1 place de la Bourse",
    "address_extra": "2e étage",
    "latitude": 44.8415,
    "longitude": -0.5703,
    "phone": "05 56 11 11 11",
    "email": "annexe@example.org",
    "website": "https://annexe.example.org",
    "opening_hours": "Tu-Sa 10:00-12:30",
    "itinerant": True,
    "access_modes": ["Téléphoner"],
    "charges": ["Payant"],
    "price_text": "Adhésion : 12 € par an",
    "booking_link": "https://rdv.example.org",
    "languages": ["français", "arabe"],
}


@pytest.fixture
def venue() -> Venue:
    return make.qualified_venue()


@pytest.fixture
def manager(client: FlaskClient, venue: Venue) -> FlaskClient:
    return make.sign_in(client, make.manager(venue))


def verbs() -> list[str]:
    return list(db.session.scalars(select(Act.verb).order_by(Act.done_at)))


def test_a_venue_is_added_whole_and_found_where_it_is(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.post("/api/venues", json={**NEW, **EVERYTHING, "organisation_id": venue.organisation_id})
    assert answer.status_code == 201
    told = {name: answer.json[name] for name in (*NEW, *EVERYTHING)}
    assert told == {**NEW, **EVERYTHING, "phone": "+33556111111"}
    assert answer.json["position_assumed"] is False
    near = manager.get("/api/venues", query_string={"lat": 44.8415, "lon": -0.5703, "limit": 1}).json["venues"]
    assert [one["name"] for one in near] == ["Annexe"]
    assert verbs() == ["venue.added"]


def test_without_a_position_it_stands_in_the_middle_of_its_town(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.post("/api/venues", json={**NEW, "organisation_id": venue.organisation_id}).json
    assert (answer["position_assumed"], round(answer["latitude"])) == (True, 45)


@pytest.mark.parametrize("missing", list(NEW))
def test_a_venue_needs_a_name_a_town_and_a_service(manager: FlaskClient, venue: Venue, missing: str) -> None:
    given = {name: value for name, value in NEW.items() if name != missing}
    answer = manager.post("/api/venues", json={**given, "organisation_id": venue.organisation_id})
    assert (answer.status_code, list(answer.json["error"]["fields"]["json"])) == (422, [missing])


def test_nobody_adds_a_venue_to_another_organisation(manager: FlaskClient) -> None:
    answer = manager.post("/api/venues", json={**NEW, "organisation_id": make.qualified_organisation().id})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_organisation")


def test_a_position_far_from_the_town_is_refused(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.patch(f"/api/venues/{venue.id}", json={"latitude": 48.85, "longitude": 2.35})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "far_from_its_town")


def test_a_venue_that_moves_to_another_town_leaves_its_old_position(manager: FlaskClient, venue: Venue) -> None:
    moved = manager.patch(f"/api/venues/{venue.id}", json={"postcode": "75011", "commune": "Paris"}).json
    assert (moved["position_assumed"], round(moved["latitude"])) == (True, 49)


def test_a_correction_is_recorded_with_before_and_after_and_only_once(manager: FlaskClient, venue: Venue) -> None:
    for _ in range(2):
        manager.patch(f"/api/venues/{venue.id}", json={"address": "1 rue Neuve"})
    (act,) = db.session.scalars(select(Act)).all()
    assert (act.before, act.after) == ({"address": "8 rue de la Boétie"}, {"address": "1 rue Neuve"})
    assert (act.organisation_id, act.subject_id) == (venue.organisation_id, str(venue.id))


def test_an_import_changes_no_corrected_field_and_the_others(client: FlaskClient) -> None:
    import_rows(place(adresse="1 rue A", complement_adresse="cour"))
    venue = db.session.scalars(select(Venue)).one()
    make.sign_in(client, make.manager(venue))
    client.patch(f"/api/venues/{venue.id}", json={"address_extra": "fond de cour"})
    import_rows(place(adresse="2 rue B", complement_adresse="rez-de-chaussée"))
    db.session.expire_all()
    assert (venue.address, venue.address_extra) == ("2 rue B", "fond de cour")


def test_what_a_field_refuses_is_said_in_words(manager: FlaskClient, venue: Venue) -> None:
    wrong: dict[str, Any] = {"postcode": "3300", "website": "mon site"}
    told = manager.patch(f"/api/venues/{venue.id}", json=wrong).json["error"]["fields"]["json"]
    assert told == {
        "postcode": ["Un code postal a cinq chiffres."],
        "website": ["Une adresse du web, comme https://exemple.fr."],
    }
