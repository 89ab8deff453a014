"""Organisations that the operator makes, changes, finds and decides on."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.campaigns.models import Sponsor
from server.commands import CONSOLE
from server.db import db
from server.messages.models import Message
from server.organisations import qualification
from server.organisations.models import Organisation
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once

SIRET, OTHER_SIRET = "13002526500013", "35600000049837"


@pytest.fixture
def desk(client: FlaskClient) -> FlaskClient:
    """The operator's browser."""
    return make.sign_in(client, make.operator())


def create(desk: FlaskClient, **facts: Any) -> Any:
    return desk.post("/api/organisations", json={"name": "Centre social", **facts})


def code_of(answer: Any) -> str:
    return str(answer.json["error"]["code"])


def acts(verb: str) -> list[Act]:
    db.session.rollback()
    return list(db.session.scalars(select(Act).where(Act.verb == verb).order_by(Act.done_at)))


def test_the_operator_makes_a_prescriber_that_also_runs_venues(desk: FlaskClient) -> None:
    made = create(desk, siret="130 025 265 00013", prescribes=True, runs_venues=True, qualified=True)
    assert made.status_code == 201
    assert (made.json["siret"], made.json["qualification"]) == (SIRET, "qualified")
    assert (made.json["prescribes"], made.json["runs_venues"], made.json["sponsors"]) == (True, True, False)
    assert acts("organisation.created")[0].after["siret"] == SIRET
    assert len(made.json["decisions"]) == 1


def test_a_sponsor_needs_no_venue(desk: FlaskClient) -> None:
    made = create(desk, sponsors=True, territory=["33", "33", "24"])
    assert made.json["territory"] == ["24", "33"]
    found = db.session.scalars(select(Sponsor).where(Sponsor.organisation_id == made.json["id"])).one()
    assert desk.get("/api/sponsors").json["sponsors"][0]["id"] == found.id


@pytest.mark.parametrize(("siret", "code"), [("130025265", "siren_given"), ("13002526500014", "wrong_siret")])
def test_a_wrong_siret_is_refused_with_its_reason(desk: FlaskClient, siret: str, code: str) -> None:
    answer = create(desk, siret=siret)
    assert (answer.status_code, code_of(answer)) == (422, code)


def test_a_siret_is_one_organisation(desk: FlaskClient) -> None:
    create(desk, siret=SIRET)
    again, other = create(desk, siret=SIRET), create(desk, siret=OTHER_SIRET)
    assert (again.status_code, code_of(again)) == (409, "siret_taken")
    taken = desk.patch(f"/api/organisations/{other.json['id']}", json={"siret": SIRET})
    assert code_of(taken) == "siret_taken"


def test_a_change_stands_in_the_trail_with_before_and_after(desk: FlaskClient) -> None:
    made = create(desk, phone="0556000000")
    address = f"/api/organisations/{made.json['id']}"
    assert (
        desk.patch(address, json={"name": "Centre L\u0092Escale", "phone": "0556000000"}).json["name"]
        == "Centre L’Escale"
    )
    (act,) = acts("organisation.changed")
    assert (act.before, act.after) == ({"name": "Centre social"}, {"name": "Centre L’Escale"})
    desk.patch(address, json={"name": "Centre L’Escale"})
    assert len(acts("organisation.changed")) == 1


def test_a_capacity_that_is_in_use_stays(desk: FlaskClient) -> None:
    venue = make.qualified_venue()
    campaign = make.campaign()
    prescriber = make.prescriber()
    owners = {
        "runs_venues": venue.organisation_id,
        "sponsors": campaign.sponsor.organisation_id,
        "prescribes": prescriber.memberships[0].organisation_id,
    }
    for capacity, organisation_id in owners.items():
        address = f"/api/organisations/{organisation_id}"
        desk.patch(address, json={capacity: True})
        assert code_of(desk.patch(address, json={capacity: False})) == "capacity_in_use"


def test_organisations_are_found_by_what_people_type(desk: FlaskClient) -> None:
    library = create(desk, name="Médiathèque de Bègles", postcode="33130", commune="Bègles", runs_venues=True).json[
        "id"
    ]
    elsewhere = create(desk, name="CCAS", postcode="24000", prescribes=True, siret=SIRET).json["id"]
    corsican = create(desk, name="Point d’accès", postcode="20200").json["id"]

    def found(query: str) -> list[int]:
        return [one["id"] for one in desk.get(f"/api/organisations?{query}").json["organisations"]]

    assert found("text=mediatheque begles") == [library]
    assert found("text=1300252650001") == [elsewhere]
    assert found("text=24000") == found("department=24") == found("capacity=prescribes") == [elsewhere]
    assert found("department=2B") == [corsican]
    assert found("department=2A") == found("text=100%25") == []
    assert len(found("state=applied")) == 3
    make.venue(db.session.get(Organisation, elsewhere), name="Relais de Talence", postcode="33400")
    assert found("department=33") == [elsewhere, library]
    assert found("text=talence") == [elsewhere]


def test_a_list_counts_each_state(desk: FlaskClient) -> None:
    create(desk)
    create(desk, qualified=True)
    page = desk.get("/api/organisations?state=qualified").json
    assert (page["states"], page["total"], page["pages"]) == ({"applied": 1, "qualified": 1}, 1, 1)


def test_a_decision_is_told_to_the_people_with_its_reason_once(desk: FlaskClient) -> None:
    venue = make.qualified_venue()
    manager = make.manager(venue)
    address = f"/api/organisations/{venue.organisation_id}/decision"
    for _ in range(2):
        answer = desk.post(address, json={"state": "suspended", "reason": "Assurance échue."})
    assert answer.json["qualification"] == "suspended"
    assert [one["reason"] for one in answer.json["decisions"]] == ["Assurance échue."]
    messages = db.session.scalars(select(Message).where(Message.organisation_id == venue.organisation_id)).all()
    assert [(one.role, "Assurance échue." in one.body) for one in messages] == [("manager", True)]
    assert manager.memberships[0].role == "manager"


def test_a_decision_that_cannot_follow_is_refused(desk: FlaskClient) -> None:
    made = create(desk)
    address = f"/api/organisations/{made.json['id']}/decision"
    assert made.json["possible"] == ["qualified", "dequalified"]
    assert code_of(desk.post(address, json={"state": "suspended", "reason": "Non"})) == "not_in_that_state"
    assert code_of(desk.post(address, json={"state": "dequalified"})) == "reason_missing"


def test_a_suspended_organisation_answers_and_reads_the_reply(app: Flask, desk: FlaskClient) -> None:
    venue = make.qualified_venue()
    manager = make.sign_in(app.test_client(), make.manager(venue))
    answers = f"/api/organisations/{venue.organisation_id}/answers"
    assert code_of(manager.post(answers, json={"text": "Pourquoi ?"})) == "nothing_to_answer"
    desk.post(
        f"/api/organisations/{venue.organisation_id}/decision", json={"state": "suspended", "reason": "Assurance"}
    )
    own = manager.get("/api/organisations/mine").json["organisations"][0]
    assert (own["qualification"], own["decisions"][0]["reason"]) == ("suspended", "Assurance")
    written = manager.post(answers, json={"text": "La nouvelle est jointe."})
    assert written.status_code == 201
    told = db.session.scalars(select(Message.body).where(Message.role == "operator")).all()
    assert any("La nouvelle est jointe." in body for body in told)
    closing = f"/api/organisations/answers/{written.json['id']}/close"
    assert desk.post(closing, json={"reply": "Merci."}).json["reply"] == "Merci."
    assert desk.post(closing, json={"reply": "Autre"}).json["reply"] == "Merci."
    assert manager.get("/api/organisations/mine").json["organisations"][0]["answers"][0]["reply"] == "Merci."


def test_a_decision_closes_what_was_answered(app: Flask, desk: FlaskClient) -> None:
    venue = make.qualified_venue()
    manager = make.sign_in(app.test_client(), make.manager(venue))
    address = f"/api/organisations/{venue.organisation_id}"
    desk.post(f"{address}/decision", json={"state": "suspended", "reason": "Assurance"})
    manager.post(f"{address}/answers", json={"text": "La voici."})
    page = desk.post(f"{address}/decision", json={"state": "qualified"}).json
    assert page["answers"][0]["closed_at"]


def test_another_organisation_cannot_answer(app: Flask, desk: FlaskClient) -> None:
    venue, stranger = make.qualified_venue(), make.qualified_venue()
    desk.post(f"/api/organisations/{venue.organisation_id}/decision", json={"state": "suspended", "reason": "x"})
    other = make.sign_in(app.test_client(), make.manager(stranger))
    answer = other.post(f"/api/organisations/{venue.organisation_id}/answers", json={"text": "Moi"})
    assert (answer.status_code, code_of(answer)) == (404, "unknown_organisation")


def test_two_operators_who_decide_at_once_make_one_decision(app: Flask) -> None:
    organisation = make.qualified_organisation()
    key = organisation.id
    results = at_once(
        app,
        lambda: qualification.suspend(CONSOLE, key, reason="un"),
        lambda: qualification.dequalify(CONSOLE, key, reason="deux"),
        lambda: qualification.suspend(CONSOLE, key, reason="trois"),
    )
    assert len(results) == 3
    reasons = [act.reason for act in acts("organisation.suspended")]
    assert len(reasons) <= 1


def test_the_file_has_the_organisations_of_the_list_and_no_formula(desk: FlaskClient) -> None:
    make.qualified_organisation(name="=Médiathèque", commune="Pessac", postcode="33600")
    make.organisation(name="Médiathèque", commune="Pessac")
    wanted = {"text": "mediatheque pessac", "state": "qualified"}
    page = desk.get("/api/organisations", query_string=wanted).json
    header, line = desk.get("/api/organisations.csv", query_string=wanted).text.splitlines()
    assert [one["name"] for one in page["organisations"]] == ["=Médiathèque"]
    assert header.endswith("Structure;SIRET;État;Code postal;Commune;Lieux")
    assert line == "'=Médiathèque;;Qualifiée;33600;Pessac;0"
