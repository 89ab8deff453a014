"""The operator's desk of applications: the queue, questions, decisions, and what accepting makes."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.admission.applications import accepting, applying, desk
from server.admission.applications.models import AdmissionApplication, ApplicationEvent
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.messages.models import Message
from server.organisations.models import Organisation, QualificationDecision
from server.people.models import Invitation
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.races import at_once
from tests.support.rows import Scanner

from .support.applicant import SIRET, Applicant, code_of


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    """The operator's browser."""
    return make.sign_in(client, make.operator())


@pytest.fixture
def sent(app: Flask) -> Applicant:
    """A social centre that applied."""
    applicant = Applicant(app).fill_in()
    assert applicant.submit().status_code == 200
    return applicant


def rows(model: type[Any], *conditions: Any) -> list[Any]:
    db.session.rollback()
    return list(db.session.scalars(select(model).where(*conditions)))


def queue(operator: FlaskClient, **wanted: str) -> list[str]:
    return [one["name"] for one in operator.get("/api/applications", query_string=wanted).json["applications"]]


def test_drafts_are_not_in_the_queue(app: Flask, operator: FlaskClient) -> None:
    draft = Applicant(app).fill_in()
    assert queue(operator) == []
    assert code_of(operator.get(f"/api/applications/{draft.id}")) == "unknown_application"
    assert code_of(operator.post(f"/api/applications/{draft.id}/accept", json={})) == "unknown_application"


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "ESCALE begles"}, True),
        ({"text": SIRET}, True),
        ({"text": "mairie"}, False),
        ({"from": "2020-01-01", "to": "2020-01-02"}, False),
        ({"from": "2020-01-01"}, True),
    ],
)
def test_words_and_days_narrow_the_queue(
    operator: FlaskClient, sent: Applicant, wanted: dict[str, str], fits: bool
) -> None:
    assert queue(operator, **wanted) == (["Centre social L’Escale"] if fits else [])
    lines = operator.get("/api/applications/all.csv", query_string=wanted).text.splitlines()
    assert [line.split(";")[:3] for line in lines[1:]] == [["Centre social L’Escale", SIRET, "Reçue, à lire"]] * fits


def test_who_waits_longest_comes_first_then_what_changed_last(app: Flask, operator: FlaskClient) -> None:
    names = {}
    for name in ("Refusée", "Ancienne", "Nouvelle"):
        applicant = Applicant(app).fill_in(name=name)
        applicant.submit()
        names[name] = applicant.id
    operator.post(f"/api/applications/{names['Refusée']}/refuse", json={"reason": "Hors du territoire."})
    assert queue(operator) == ["Ancienne", "Nouvelle", "Refusée"]


def test_a_question_goes_to_the_applicant_and_the_answer_comes_back(operator: FlaskClient, sent: Applicant) -> None:
    address = f"/api/applications/{sent.id}"
    assert queue(operator) == ["Centre social L’Escale"]
    operator.post(f"{address}/question", json={"text": "Qui tient l’atelier ?"})
    assert (queue(operator, state="submitted"), queue(operator, state="question")) == ([], ["Centre social L’Escale"])
    seen = sent.look()
    assert (seen["state"], seen["events"][-1]["text"]) == ("question", "Qui tient l’atelier ?")
    (mail,) = rows(Message, Message.address == "nadia@escale.example.org", Message.body.contains("Qui tient"))
    assert sent.token not in mail.body
    sent.save(representative="Nadia Rami, directrice")
    sent.call("POST", "/answer", json={"text": "Karim, deux jours."})
    assert queue(operator, state="answered") == ["Centre social L’Escale"]
    assert operator.get("/api/applications/waiting").json == {"applications": 1, "answers": 0}
    assert operator.get(address).json["application"]["representative"] == "Nadia Rami, directrice"


def test_accepting_makes_organisation_venue_qualification_and_invitation(
    operator: FlaskClient, sent: Applicant
) -> None:
    accepted = operator.post(f"/api/applications/{sent.id}/accept", json={"reason": "Bienvenue."})
    assert accepted.status_code == 200, accepted.json
    (organisation,) = rows(Organisation, Organisation.siret == SIRET)
    assert (organisation.qualification, organisation.name) == ("qualified", "Centre social L’Escale")
    assert (organisation.runs_venues, organisation.prescribes) == (True, False)
    (venue,) = rows(Venue, Venue.organisation_id == organisation.id)
    assert (venue.name, venue.services, venue.position_assumed) == ("L’Escale", ["digital_tools"], True)
    (invitation,) = rows(Invitation)
    assert (invitation.email, invitation.role) == ("nadia@escale.example.org", "manager")
    assert accepted.json["links"][0].startswith("http://localhost:8000/invitation#")
    assert (sent.look()["state"], sent.look()["reason"]) == ("accepted", "Bienvenue.")
    verbs = {act.verb for act in rows(Act)}
    assert {"application.accepted", "organisation.created", "organisation.qualified", "venue.created"} <= verbs


def test_both_capacities_invite_to_both_roles(app: Flask, operator: FlaskClient) -> None:
    applicant = Applicant(app).fill_in(prescribes=True, sponsors=True)
    applicant.submit()
    operator.post(f"/api/applications/{applicant.id}/accept", json={})
    assert {one.role for one in rows(Invitation)} == {"manager", "prescriber", "sponsor"}


def test_a_known_organisation_is_completed_and_never_renamed(operator: FlaskClient, sent: Applicant) -> None:
    known = make.organisation(siret=SIRET, name="ASS L ESCALE", phone="0556999999")
    key = known.id
    page = operator.get(f"/api/applications/{sent.id}").json
    assert page["organisation"] is None
    operator.post(f"/api/applications/{sent.id}/accept", json={})
    (organisation,) = rows(Organisation, Organisation.siret == SIRET)
    assert (organisation.id, organisation.name, organisation.phone) == (key, "ASS L ESCALE", "0556999999")
    assert (organisation.commune, organisation.qualification) == ("Bègles", "qualified")


def test_a_claimed_venue_moves_only_with_the_decision(app: Flask, operator: FlaskClient) -> None:
    venue = make.venue(name="Médiathèque")
    key, before = venue.id, venue.organisation_id
    applicant = Applicant(app).fill_in()
    applicant.call("POST", "/venues", json={"venue_id": key})
    applicant.submit()
    assert rows(Venue, Venue.id == key)[0].organisation_id == before
    shown = operator.get(f"/api/applications/{applicant.id}").json["venues"]
    assert [one["owner"]["id"] for one in shown if one["owner"]] == [before]
    operator.post(f"/api/applications/{applicant.id}/accept", json={})
    (act,) = rows(Act, Act.verb == "venue.moved")
    assert act.before == {"organisation_id": before}
    assert rows(Venue, Venue.id == key)[0].organisation.siret == SIRET


def test_a_claimed_venue_with_scans_moves_nothing_at_all(app: Flask, operator: FlaskClient) -> None:
    scanner = Scanner()
    scanner.accepted(clock.now())
    (venue,) = rows(Venue)
    applicant = Applicant(app).fill_in()
    applicant.call("POST", "/venues", json={"venue_id": venue.id})
    applicant.submit()
    answer = operator.post(f"/api/applications/{applicant.id}/accept", json={})
    assert code_of(answer) == "venue_has_scans"
    assert rows(Organisation, Organisation.siret == SIRET) == []
    assert rows(Invitation) == []
    assert applicant.look()["state"] == "submitted"


def test_a_refusal_needs_the_reason_that_the_applicant_reads(operator: FlaskClient, sent: Applicant) -> None:
    address = f"/api/applications/{sent.id}/refuse"
    assert code_of(operator.post(address, json={"reason": " "})) == "refusal_reason_missing"
    operator.post(address, json={"reason": "Pas de lieu ouvert au public."})
    assert (sent.look()["state"], sent.look()["reason"]) == ("refused", "Pas de lieu ouvert au public.")
    assert rows(Organisation, Organisation.siret == SIRET) == []
    assert code_of(operator.post(address, json={"reason": "encore"})) == "application_decided"
    assert (
        code_of(operator.post(f"/api/applications/{sent.id}/question", json={"text": "Et ?"})) == "application_decided"
    )


def test_two_operators_who_decide_at_once_make_one_decision(app: Flask, sent: Applicant) -> None:
    key = sent.id
    results = at_once(
        app,
        lambda: accepting.accept(CONSOLE, key).application.state,
        lambda: desk.refuse(CONSOLE, key, "Non").state,
        lambda: accepting.accept(CONSOLE, key).application.state,
        lambda: desk.refuse(CONSOLE, key, "Non plus").state,
    )
    assert len([one for one in results if not isinstance(one, Refusal)]) == 1
    assert {one.code for one in results if isinstance(one, Refusal)} == {"application_decided"}
    decided = rows(ApplicationEvent, ApplicationEvent.kind.in_(("accepted", "refused")))
    assert len(decided) == 1
    assert len(rows(QualificationDecision)) == (decided[0].kind == "accepted")


def test_a_withdrawal_and_a_decision_at_once_leave_one_of_them(app: Flask, sent: Applicant) -> None:
    key, token = sent.id, sent.token
    results = at_once(app, lambda: accepting.accept(CONSOLE, key), lambda: applying.withdraw(token))
    assert len([one for one in results if isinstance(one, Refusal)]) == 1
    (application,) = rows(AdmissionApplication)
    assert application.state in ("accepted", "withdrawn")


def test_a_document_is_a_download_that_runs_nothing(operator: FlaskClient, sent: Applicant) -> None:
    document = sent.look()["documents"][0]["id"]
    answer = operator.get(f"/api/applications/{sent.id}/documents/{document}")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="candidature-{sent.id}-statutes')
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers.getlist("Content-Security-Policy")[0].startswith("sandbox")
    assert code_of(operator.get(f"/api/applications/{sent.id + 1}/documents/{document}")) == "unknown_application_part"


def test_nobody_but_the_operator_reads_documents(app: Flask, sent: Applicant) -> None:
    document = sent.look()["documents"][0]["id"]
    auditor = make.sign_in(app.test_client(), make.person("auditor"))
    assert auditor.get(f"/api/applications/{sent.id}").status_code == 200
    assert auditor.get(f"/api/applications/{sent.id}/documents/{document}").status_code == 403
