"""The audit trail is read by those whom it concerns, filtered, and exported."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime

import pytest
import time_machine
from flask.testing import FlaskClient

from server.access import Actor
from server.commands import CONSOLE
from server.db import transaction
from server.organisations.models import Organisation
from server.trail.recording import Changed, Subject, record
from server.trail.verbs import VERBS
from tests.support import factories
from tests.support.source import SERVER

WORDS = SERVER.parent / "pwa" / "src" / "i18n" / "fr" / "trail.ts"
MIDNIGHT = datetime(2026, 11, 22, 23, tzinfo=UTC)
"""The first moment of 23 November in Paris."""


def act(owner: Organisation | None = None, by: Actor = CONSOLE, verb: str = "venue.closed") -> None:
    with transaction() as session:
        record(session, by, verb, Subject("venue", 7, owner and owner.id), Changed({"a": 1}, {"a": 2}, "motif"))


def verbs(client: FlaskClient, **query: object) -> list[str]:
    return [one["verb"] for one in client.get("/api/trail", query_string=query).json["acts"]]


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def test_an_act_says_who_what_to_whom_and_why(operator: FlaskClient) -> None:
    owner, someone = factories.qualified_organisation(name="Le Phare"), factories.person()
    act(owner, factories.actor(someone))
    (one,) = operator.get("/api/trail").json["acts"]
    told = {name: one[name] for name in ("doer", "person", "organisation", "verb", "before", "after", "reason")}
    assert told == {
        "doer": "person",
        "person": someone.name,
        "organisation": "Le Phare",
        "verb": "venue.closed",
        "before": {"a": 1},
        "after": {"a": 2},
        "reason": "motif",
    }


def test_a_manager_reads_what_concerns_their_organisation_and_what_they_did(client: FlaskClient) -> None:
    venue = factories.qualified_venue()
    someone = factories.manager(venue)
    act(venue.organisation, verb="venue.closed")
    act(factories.qualified_organisation(), verb="venue.added")
    act(None, verb="signing_key.rotated")
    act(None, factories.actor(someone), verb="venue.corrected")
    factories.sign_in(client, someone)
    assert verbs(client) == ["venue.corrected", "venue.closed"]


def test_an_auditor_reads_all_and_a_mediator_nothing(client: FlaskClient) -> None:
    venue = factories.qualified_venue()
    act(venue.organisation)
    factories.sign_in(client, factories.mediator(venue))
    assert client.get("/api/trail").status_code == 403
    factories.sign_in(client, factories.person("auditor"))
    assert verbs(client) == ["venue.closed"]


def test_acts_are_filtered_by_kind_person_organisation_subject_and_day(operator: FlaskClient) -> None:
    owner, someone = factories.qualified_organisation(), factories.person()
    with time_machine.travel(MIDNIGHT, tick=False):
        act(owner, verb="venue.added")
    act(None, factories.actor(someone), verb="venue.closed")
    assert verbs(operator, verb="venue.added") == ["venue.added"]
    assert verbs(operator, person_id=someone.id) == ["venue.closed"]
    assert verbs(operator, organisation_id=owner.id) == ["venue.added"]
    assert verbs(operator, subject="8") == []
    assert verbs(operator, first_day="2026-11-23", last_day="2026-11-23") == ["venue.added"]
    assert verbs(operator, last_day="2026-11-22") == []


def test_pages_are_of_fifty(operator: FlaskClient) -> None:
    for _ in range(51):
        act()
    first, second = (operator.get("/api/trail", query_string={"page": page}).json for page in (1, 2))
    assert (len(first["acts"]), len(second["acts"]), first["pages"], first["total"]) == (50, 1, 2, 51)


@pytest.mark.parametrize("dialect", ["french", "standard"])
def test_the_export_has_every_act(operator: FlaskClient, dialect: str) -> None:
    for _ in range(60):
        act()
    text = operator.get("/api/trail.csv", query_string={"dialect": dialect}).get_data(as_text=True)
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if dialect == "french" else ","))
    assert len(rows) == 61
    assert rows[1][-3:] == ['{"a": 1}', '{"a": 2}', "motif"]


def test_every_verb_has_its_words_on_the_screen() -> None:
    assert set(re.findall(r"'verb\.([\w.]+)'", WORDS.read_text())) == VERBS
