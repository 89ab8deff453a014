"""A venue's manager corrects its public facts: who may, what is refused, and that imports keep corrections."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server.db import db
from server.venues.models import Venue
from tests.support import factories as make
from tests.venues.support.places import csv_bytes, exported, import_rows, place

HOURS = "Tu-Sa 10:00-12:30"
IN_WORDS = ["du mardi au samedi\u00a0: 10\u00a0h\u00a0– 12\u00a0h\u00a030"]


def path(venue: Venue) -> str:
    return f"/api/venues/{venue.id}"


@pytest.fixture
def venue() -> Venue:
    """A venue imported from a file."""
    told = {"telephone": "+33556000000", "courriels": "a@example.org", "horaires": "Mo 09:00-12:00"}
    import_rows(place(itinerance="Fixe", **told))
    return db.session.scalars(select(Venue)).one()


@pytest.fixture
def manager(client: FlaskClient, venue: Venue) -> FlaskClient:
    """Its manager, signed in."""
    return make.sign_in(client, make.manager(venue))


def test_a_manager_corrects_what_the_public_is_told(manager: FlaskClient, venue: Venue) -> None:
    assert manager.get(path(venue)).json["corrected"] == []
    changes = {"phone": "05 56 11 11 11", "email": "b@example.org", "opening_hours": HOURS, "itinerant": True}
    answer = manager.patch(path(venue), json=changes)
    assert answer.status_code == 200
    told = {name: answer.json[name] for name in changes}
    assert told == {**changes, "phone": "+33556111111"}
    assert answer.json["phone_said"] == "05\u00a056\u00a011\u00a011\u00a011"
    assert answer.json["opening_words"] == IN_WORDS
    assert answer.json["corrected"] == ["phone", "email", "opening_hours", "itinerant"]
    assert manager.get(path(venue)).json == answer.json
    assert venue.mobility == "Itinérant|Fixe"


def test_what_is_left_out_or_the_same_is_not_corrected(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.patch(path(venue), json={"phone": "+33556000000", "itinerant": False, "email": ""})
    assert (answer.json["corrected"], answer.json["opening_hours"]) == (["email"], "Mo 09:00-12:00")


def test_the_same_number_written_otherwise_is_not_corrected(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.patch(path(venue), json={"phone": "05 56 00 00 00"})
    assert (answer.json["corrected"], answer.json["phone"]) == ([], "+33556000000")


def test_two_numbers_and_an_extension_are_kept(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.patch(path(venue), json={"phone": "05 56 11 11 11 poste 12 ou 06 11 11 11 11"})
    assert answer.json["phone"] == "+33556111111 poste 12|+33611111111"


def test_an_import_leaves_corrections_alone_and_says_so(manager: FlaskClient, venue: Venue) -> None:
    manager.patch(path(venue), json={"opening_hours": HOURS, "itinerant": True})
    report = import_rows(place(telephone="+33557999999", itinerance="Fixe", horaires="Mo 09:00-12:00", nom="Autre nom"))
    assert (report.updated, report.corrected) == (1, 1)
    db.session.expire_all()
    assert (venue.opening_hours, venue.itinerant) == (HOURS, True)
    assert (venue.phone, venue.name) == ("+33557999999", "Autre nom")
    assert exported()[0]["horaires"] == HOURS


def test_the_command_tells_how_many_corrections_stay(
    manager: FlaskClient, venue: Venue, runner: FlaskCliRunner, tmp_path: Any
) -> None:
    manager.patch(path(venue), json={"phone": ""})
    file = tmp_path / "lieux.csv"
    file.write_bytes(csv_bytes([place(1), place(2)]))
    assert "corrections restent : 1." in runner.invoke(args=["venues", "import", str(file)]).stdout
    db.session.expire_all()
    assert venue.phone == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"opening_hours": "quand il fait beau"}, "opening_hours"),
        ({"opening_hours": "Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00"}, "opening_hours"),
        ({"opening_hours": "M" * 501}, "opening_hours"),
        ({"phone": "demander Paul"}, "phone"),
        ({"phone": "05 56 11 11 1"}, "phone"),
        ({"phone": "05 56 11 11 11 / 05 56 11 11 1"}, "phone"),
        ({"phone": "05" * 20}, "phone"),
        ({"phone": None}, "phone"),
        ({"email": "accueil"}, "email"),
        ({"email": "a@example.org|b@example.org"}, "email"),
        ({"itinerant": "peut-être"}, "itinerant"),
        ({"name": " "}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"owner": "Chez moi"}, "owner"),
        ({"latitude": 44.8}, "latitude"),
        ({"services": []}, "services"),
        ({"charges": ["Cher"]}, "charges"),
        ({"languages": ["a|b"]}, "languages"),
        ({"booking_link": "javascript:alert(1)"}, "booking_link"),
    ],
)
def test_a_correction_without_shape_is_refused_by_field_and_changes_nothing(
    manager: FlaskClient, venue: Venue, changes: dict[str, Any], field: str
) -> None:
    answer = manager.patch(path(venue), json={"phone": "05 56 11 11 11", **changes})
    assert answer.status_code == 422
    assert field in answer.json["error"]["fields"]["json"]
    db.session.expire_all()
    assert (venue.phone, venue.corrected) == ("+33556000000", "")


def test_what_a_copied_text_adds_around_hours_is_taken_away(manager: FlaskClient, venue: Venue) -> None:
    answer = manager.patch(path(venue), json={"opening_hours": "\u200bMo 09:00-12:00\n"})
    assert (answer.status_code, answer.json["opening_hours"]) == (200, "Mo 09:00-12:00")


def test_hours_are_told_in_words_before_they_are_saved(manager: FlaskClient) -> None:
    sure = {"opening_hours": HOURS, "opening_words": IN_WORDS, "question": "", "choices": []}
    assert manager.get("/api/opening-hours", query_string={"text": HOURS}).json == sure
    assert manager.get("/api/opening-hours", query_string={"text": "mardi au samedi 10h-12h30"}).json == sure
    for text in ("Jan-Mar Mo 09:00-12:00", ""):
        asked = manager.get("/api/opening-hours", query_string={"text": text}).json
        assert asked == {"opening_hours": text, "opening_words": [], "question": "", "choices": []}
    assert manager.get("/api/opening-hours", query_string={"text": "toujours"}).status_code == 422


def test_hours_that_read_two_ways_are_asked_about_and_the_choice_is_saved(manager: FlaskClient, venue: Venue) -> None:
    asked = manager.get("/api/opening-hours", query_string={"text": "lundi 9h-12h; lundi 14h-17h"}).json
    assert "seule la dernière compte" in asked["question"]
    assert [choice["opening_hours"] for choice in asked["choices"]] == ["Mo 09:00-12:00,14:00-17:00", "Mo 14:00-17:00"]
    for choice in asked["choices"]:
        answer = manager.patch(path(venue), json={"opening_hours": choice["opening_hours"]})
        assert (answer.status_code, answer.json["opening_words"]) == (200, choice["opening_words"])


def test_doubtful_hours_of_a_file_are_not_told_until_the_venue_confirms_them(client: FlaskClient) -> None:
    import_rows(place(7, horaires="Mo 22:00-02:00"))
    venue = db.session.scalars(select(Venue).where(Venue.source_id == "essai_7")).one()
    manager = make.sign_in(client, make.manager(venue))
    before = manager.get(path(venue)).json
    assert (before["opening_words"], "finit avant de commencer" in before["hours_question"]) == ([], True)
    after = manager.patch(path(venue), json={"opening_hours": "Mo 22:00-02:00"}).json
    assert (after["corrected"], after["hours_question"]) == (["opening_hours"], "")


def test_another_venues_manager_is_told_that_there_is_none(client: FlaskClient, venue: Venue) -> None:
    make.sign_in(client, make.manager(make.qualified_venue()))
    for answer in (client.get(path(venue)), client.patch(path(venue), json={"phone": ""})):
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_venue")
    assert venue.phone == "+33556000000"


def test_the_operator_corrects_any_venue(client: FlaskClient, venue: Venue) -> None:
    make.sign_in(client, make.operator())
    assert client.patch(path(venue), json={"itinerant": True}).json["itinerant"] is True
