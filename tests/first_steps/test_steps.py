"""The first steps are what the database says: each becomes done by the act itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access import OPERATOR, SPONSOR
from server.accounts.models import Membership
from server.commands import CONSOLE
from server.db import db, transaction
from server.first_steps.steps import STEPS, read_steps
from server.front.facts import NEEDED, change_facts
from server.invoicing.identity import record_identity
from server.keys import ring
from server.organisations.models import Organisation
from server.people.invitations import Guest, invite
from tests.payouts.support.office import IDENTITY
from tests.support import factories as make

FACTS = {name: "05 56 00 00 00" if "phone" in name else "ici@example.fr" for name in NEEDED}


def done() -> list[str]:
    db.session.rollback()
    return [step.key for step in read_steps().steps if step.done]


def a_sponsor() -> Organisation:
    """An organisation that buys vouchers."""
    owner = make.sponsor().organisation_id
    with transaction() as session:
        session.get_one(Organisation, owner).sponsors = True
    return db.session.get_one(Organisation, owner)


ACTS: dict[str, Callable[[], object]] = {
    "identity": lambda: record_identity(CONSOLE, IDENTITY),
    "facts": lambda: change_facts(CONSOLE, FACTS),
    "key": lambda: ring.rotate(CONSOLE),
    "second_person": lambda: [make.operator() for _ in range(2)],
    "venues": make.venue,
    "sponsor": lambda: make.person(SPONSOR, a_sponsor()),
}


def test_on_an_empty_database_nothing_is_done(app: Flask) -> None:
    assert done() == []
    assert [step.key for step in read_steps().steps] == list(STEPS)


@pytest.mark.parametrize("step", ACTS)
def test_a_step_is_done_by_the_act_itself(app: Flask, step: str) -> None:
    ACTS[step]()
    assert done() == [step]


def test_a_campaign_is_the_last_step(app: Flask) -> None:
    make.campaign()
    assert "campaign" in done()


def test_a_step_that_is_undone_comes_back(app: Flask) -> None:
    people = [make.operator() for _ in range(2)]
    assert done() == ["second_person"]
    with transaction() as session:
        session.delete(session.get_one(Membership, people[1].memberships[0].id))
    assert done() == []


def test_an_invitation_of_a_second_person_is_seen_and_not_enough(app: Flask) -> None:
    operator = make.actor(make.operator())
    assert not read_steps().second_person_invited
    invite(operator, Guest(email="grace@example.org", name="Grace", role=OPERATOR))
    assert done() == []
    assert read_steps().second_person_invited


def test_a_sponsor_needs_somebody_invited_and_is_named_until_then(app: Flask) -> None:
    operator, owner = make.actor(make.operator()), a_sponsor().id
    assert (read_steps().sponsor_id, done()) == (owner, [])
    invite(operator, Guest(email="joan@example.org", name="Joan", role=SPONSOR, organisation_id=owner))
    assert (read_steps().sponsor_id, done()) == (None, ["sponsor"])


def test_only_the_operator_reads_them(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    answer = client.get("/api/first-steps").json
    assert answer["steps"][0] == {"key": "identity", "done": False}
    assert (answer["second_person_invited"], answer["sponsor_id"]) == (False, None)
    make.sign_in(client, make.manager(make.venue()))
    assert client.get("/api/first-steps").status_code == 403


def test_an_order_is_not_issued_before_there_is_a_key(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    order = make.funded_order()
    refused = client.post(f"/api/orders/{order.id}/issue")
    assert refused.status_code == 409
    assert "Clés de signature" in refused.json["error"]["message"]
    ring.rotate(CONSOLE)
    assert client.post(f"/api/orders/{order.id}/issue").status_code == 201
