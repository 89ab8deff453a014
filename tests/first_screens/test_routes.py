"""`/api/first-screens/…`: what the addresses themselves answer, to whoever may ask them, in as many queries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.access import AUDITOR, HUB, MANAGER, OPERATOR, PRESCRIBER, SPONSOR
from server.accounts.models import Person
from server.db import db
from server.first_screens.table import FIRST_SCREENS, FRAME
from server.organisations.models import Organisation
from tests.support import factories as make
from tests.support.queries import heard

NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
MOST_QUERIES = {MANAGER: 40, OPERATOR: 90, SPONSOR: 35, PRESCRIBER: 20, AUDITOR: 15, HUB: 15}


def someone(role: str) -> Person:
    """A person with this role, in an organisation that does what the role needs."""
    return make.person(role) if role in (OPERATOR, AUDITOR) else make.person(role, make.qualified_organisation())


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("role", FIRST_SCREENS)
def test_each_part_is_what_its_address_answers(client: FlaskClient, role: str) -> None:
    make.sign_in(client, someone(role))
    answer = client.get(f"/api/first-screens/{role}")
    assert answer.json["answers"] == {address: client.get(address).json for address in FIRST_SCREENS[role]}


@time_machine.travel(NOW, tick=False)
def test_parts_that_are_refused_are_left_out(client: FlaskClient) -> None:
    make.sign_in(client, someone(PRESCRIBER))
    answers = client.get(f"/api/first-screens/{MANAGER}").json["answers"]
    assert "/api/statements" not in answers
    assert {*FRAME} <= answers.keys()
    assert answers.keys() == {one for one in FIRST_SCREENS[MANAGER] if client.get(one).status_code == 200}


def test_nobody_gets_nothing_and_no_other_desk_exists(client: FlaskClient) -> None:
    assert client.get(f"/api/first-screens/{MANAGER}").status_code == 401
    assert client.get("/api/first-screens/mediator").status_code == 404


@time_machine.travel(NOW, tick=False)
def test_the_answer_is_kept_by_no_cache(client: FlaskClient) -> None:
    make.sign_in(client, someone(MANAGER))
    assert client.get(f"/api/first-screens/{MANAGER}").headers["Cache-Control"] == "no-store"


@time_machine.travel(NOW, tick=False)
def test_a_condition_or_a_coding_of_the_whole_is_none_of_its_parts(client: FlaskClient) -> None:
    make.sign_in(client, someone(SPONSOR))
    plain = client.get(f"/api/first-screens/{SPONSOR}").json
    asked = {"Accept-Encoding": "gzip", "If-None-Match": "*"}
    packed = client.get(f"/api/first-screens/{SPONSOR}", headers=asked)
    assert packed.content_encoding == "gzip"
    assert client.get(f"/api/first-screens/{SPONSOR}").json == plain


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("role", FIRST_SCREENS)
def test_more_rows_take_no_more_queries(app: Flask, client: FlaskClient, role: str) -> None:
    person = someone(role)
    make.sign_in(client, person)
    client.get(f"/api/first-screens/{role}")  # features are imported
    organisation_id = next((one.organisation_id for one in person.memberships), None)
    more(organisation_id)
    few = count(app, client, role)
    for _ in range(3):
        more(organisation_id)
    assert count(app, client, role) == few
    assert few <= MOST_QUERIES[role], few


def more(organisation_id: int | None) -> None:
    """Another venue, campaign, order and booklet, of this organisation where it can have them."""
    owner = db.session.get(Organisation, organisation_id) if organisation_id else None
    venue = make.venue(owner) if owner else make.qualified_venue()
    campaign = make.campaign(name=f"Campagne {venue.id}")
    make.order(campaign)
    order = make.funded_order(campaign, first_serial=1, last_serial=4, booklet_count=4)
    make.booklet(order, handed_over=False, **({"holder": owner} if owner else {}))


def count(app: Flask, client: FlaskClient, role: str) -> int:
    """How many queries a first screen takes."""
    with heard(app) as queries:
        assert client.get(f"/api/first-screens/{role}").status_code == 200
    return len(queries)
