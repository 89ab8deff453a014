"""An application from its first step to its sending, by somebody who has nothing but a link."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.admission.applications import applying
from server.admission.applications.document_files import LARGEST
from server.admission.applications.forgetting import KEPT, forget_applications
from server.admission.applications.models import (
    AdmissionApplication,
    ApplicationDocument,
    ApplicationEvent,
    ApplicationVenue,
)
from server.admission.applications.refusals import UnknownApplication
from server.db import db
from server.messages.models import Message
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once

from .support.applicant import SIRET, VENUE, Applicant, code_of
from .support.papers import pdf, picture


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalars(select(func.count()).select_from(model)).one()


def test_an_application_is_interrupted_and_resumed_by_its_link(app: Flask) -> None:
    applicant = Applicant(app)
    applicant.save(name="Centre social", siret="130 025 265 00013")
    resumed = app.test_client().get("/api/applications/mine", headers={"Authorization": f"Bearer {applicant.token}"})
    assert (resumed.json["name"], resumed.json["siret"]) == ("Centre social", SIRET)
    assert (resumed.json["state"], resumed.json["email"]) == ("draft", "nadia@escale.example.org")
    assert applicant.mailed is False


@pytest.mark.parametrize("token", [None, "", "x", "WzEsImEiXQ.abc", "é"])
def test_a_link_that_we_did_not_sign_opens_nothing(app: Flask, token: str | None) -> None:
    with pytest.raises(UnknownApplication):
        applying.open_application(token)


def test_the_link_of_another_database_opens_nothing(app: Flask) -> None:
    applicant = Applicant(app)
    application = db.session.get_one(AdmissionApplication, applicant.id)
    application.key = "other"
    db.session.commit()
    assert code_of(applicant.call("GET")) == "unknown_application"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"siret": "130025265"}, "siren_given"),
        ({"siret": "13002526500014"}, "wrong_siret"),
        ({"email": "nadia"}, "email_invalid"),
        ({"legal_form": "sect"}, "invalid"),
        ({"name": "x" * 300}, "invalid"),
        ({"postcode": "3313"}, "invalid"),
        ({"services": ["cooking"]}, "invalid"),
        ({"state": "accepted"}, "invalid"),
    ],
)
def test_a_wrong_fact_is_refused_and_nothing_is_written(app: Flask, facts: dict[str, object], code: str) -> None:
    applicant = Applicant(app)
    answer = applicant.save(**{"commune": "Bègles"} | facts)
    assert (answer.status_code, code_of(answer)) == (422, code)
    assert applicant.look()["commune"] == ""


@pytest.mark.parametrize("email", ["Prénom.Nom+pass@Exemple.FR", " accueil@escale.example.org "])
def test_mail_addresses_are_taken_as_people_have_them(app: Flask, email: str) -> None:
    assert Applicant(app, email).look()["email"] == email.strip().lower()


def test_one_letter_is_a_name(app: Flask) -> None:
    assert Applicant(app).save(name="A").json["name"] == "A"


def test_what_is_missing_is_named_and_sending_refused(app: Flask) -> None:
    applicant = Applicant(app)
    applicant.save(legal_form="association", runs_venues=True)
    answer = applicant.submit()
    assert code_of(answer) == "application_incomplete"
    missing = answer.json["error"]["fields"]["missing"]
    assert {"siret", "venues", "services", "charter", "document:statutes", "document:receipt"} <= set(missing)
    assert applicant.look()["needed"] == ["statutes", "receipt"]
    applicant.save(legal_form="public_body")
    assert not [name for name in applicant.look()["missing"] if name.startswith("document")]


def test_a_prescriber_needs_neither_venue_nor_services(app: Flask) -> None:
    applicant = Applicant(app)
    applicant.save(prescribes=True)
    assert not {"venues", "services", "capacities"} & set(applicant.look()["missing"])


def test_sent_twice_is_sent_once(app: Flask) -> None:
    applicant = Applicant(app).fill_in()
    assert [applicant.submit().json["state"] for _ in range(2)] == ["submitted", "submitted"]
    assert count(ApplicationEvent) == 1
    assert len(db.session.scalars(select(Act).where(Act.verb == "application.submitted")).all()) == 1
    told = db.session.scalars(select(Message.subject).where(Message.role == "operator")).all()
    assert told == ["Centre social L’Escale\u00a0: une candidature à lire"]


def test_sent_by_two_windows_at_once_is_sent_once(app: Flask) -> None:
    token = Applicant(app).fill_in().token
    results = at_once(app, *[lambda: applying.submit(token).state] * 4)
    assert results == ["submitted"] * 4
    assert count(ApplicationEvent) == 1


def test_what_was_sent_does_not_change(app: Flask) -> None:
    applicant = Applicant(app).fill_in()
    applicant.submit()
    part = applicant.look()["venues"][0]["id"]
    refused = [
        applicant.save(name="Autre"),
        applicant.call("POST", "/venues", json=VENUE),
        applicant.call("DELETE", f"/venues/{part}"),
        applicant.hand_in(pdf()),
        applicant.call("POST", "/answer", json={"text": "Rien"}),
    ]
    assert [code_of(answer) for answer in refused] == ["application_sent"] * 5


def test_a_known_siret_makes_a_claim(app: Flask) -> None:
    known = make.organisation(siret=SIRET)
    key = known.id
    applicant = Applicant(app).fill_in()
    applicant.submit()
    db.session.rollback()
    assert db.session.get_one(AdmissionApplication, applicant.id).organisation_id == key


def test_a_venue_of_the_open_data_is_found_and_claimed_once(app: Flask) -> None:
    venue = make.venue(name="Médiathèque d’Arès", commune="Arès", postcode="33740")
    make.venue(name="Médiathèque", commune="Lormont", postcode="33310")
    key = venue.id
    applicant = Applicant(app)
    found = applicant.call("GET", "/known-venues?text=MEDIATHEQUE ares").json["venues"]
    assert [one["id"] for one in found] == [key]
    for _ in range(2):
        claimed = applicant.call("POST", "/venues", json={"venue_id": key}).json["venues"]
    assert [one["venue"]["name"] for one in claimed] == ["Médiathèque d’Arès"]
    assert code_of(applicant.call("POST", "/venues", json={"venue_id": 999_999})) == "unknown_venue"
    assert applicant.call("GET", "/known-venues?text=%25").json["venues"] == []


def test_a_typed_venue_needs_to_be_found(app: Flask) -> None:
    applicant = Applicant(app)
    assert code_of(applicant.call("POST", "/venues", json={"name": "L’Escale"})) == "invalid"
    assert code_of(applicant.call("POST", "/venues", json=VENUE | {"phone": "appelez Nadia"})) == "unreadable_phone"
    made = applicant.call("POST", "/venues", json=VENUE).json["venues"][0]
    assert applicant.call("DELETE", f"/venues/{made['id']}").json["venues"] == []
    assert code_of(applicant.call("DELETE", f"/venues/{made['id']}")) == "unknown_application_part"


def test_documents_are_judged_by_their_content(app: Flask) -> None:
    applicant = Applicant(app)
    page = b"<html><script>alert(1)</script></html>"
    refused = [
        applicant.hand_in(page, name="statuts.pdf"),
        applicant.hand_in(pdf(password="x")),  # a test's
        applicant.hand_in(b"%PDF-1.4 cut"),
        applicant.hand_in(b"%PDF-" + bytes(LARGEST)),
        applicant.hand_in(pdf(), kind="passport"),
        applicant.hand_in(pdf(), name=""),
    ]
    codes = ["not_a_document", "document_encrypted", "document_damaged", "document_too_large", "invalid", "invalid"]
    assert [code_of(answer) for answer in refused] == codes
    handed_in = applicant.hand_in(picture("JPEG"), name="sans-extension").json["documents"]
    assert [(one["name"], one["media_type"]) for one in handed_in] == [("sans-extension", "image/jpeg")]


def test_fifty_megabytes_are_refused_before_they_are_read(app: Flask) -> None:
    applicant = Applicant(app)
    big = applicant.hand_in(bytes(50 * 1024 * 1024))
    assert (big.status_code, code_of(big)) == (413, "document_too_large")
    assert count(ApplicationDocument) == 0


def test_an_application_holds_only_so_many_documents(app: Flask) -> None:
    applicant = Applicant(app)
    codes = [code_of(applicant.hand_in(pdf())) for _ in range(13)]
    assert codes == ["200"] * 12 + ["too_many_parts"]


def test_documents_belong_to_one_application(app: Flask) -> None:
    one, other = Applicant(app), Applicant(app, "autre@example.org")
    document = one.hand_in(pdf()).json["documents"][0]["id"]
    assert code_of(other.call("DELETE", f"/documents/{document}")) == "unknown_application_part"
    assert one.call("DELETE", f"/documents/{document}").json["documents"] == []


def test_an_address_begins_few_applications_an_hour(app: Flask) -> None:
    for _ in range(applying.STARTS):
        Applicant(app)
    answer = app.test_client().post("/api/applications", json={"email": "nadia@escale.example.org"})
    assert answer.status_code == 429


def test_an_application_is_withdrawn_once(app: Flask) -> None:
    applicant = Applicant(app).fill_in()
    applicant.submit()
    assert [applicant.call("POST", "/withdraw").json["state"] for _ in range(2)] == ["withdrawn"] * 2
    assert code_of(applicant.submit()) == "application_decided"


def test_drafts_are_forgotten_after_ninety_days(app: Flask) -> None:
    Applicant(app).fill_in()
    sent = Applicant(app, "autre@example.org").fill_in()
    sent.submit()
    late = clock.now() + KEPT + timedelta(days=1)
    assert forget_applications(clock.now()) == 0
    draft = Applicant(app, "brouillon@example.org")
    forget_applications(late)
    assert code_of(draft.call("GET")) == "unknown_application"
    assert (count(AdmissionApplication), count(ApplicationDocument), count(ApplicationVenue)) == (1, 2, 1)


def test_documents_and_contact_are_forgotten_after_a_withdrawal(app: Flask) -> None:
    applicant = Applicant(app).fill_in()
    applicant.submit()
    applicant.call("POST", "/withdraw")
    with time_machine.travel(clock.now() + KEPT + timedelta(hours=1)):
        forget_applications(clock.now())
    assert count(ApplicationDocument) == 0
    left = applicant.look()
    assert (left["email"], left["representative"], left["name"]) == ("", "", "Centre social L’Escale")
