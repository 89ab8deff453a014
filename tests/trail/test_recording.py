"""The audit trail: written with the act, by whom and from where, and never changed."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from server.access import Actor, DeviceScope
from server.commands import CONSOLE
from server.db import db, transaction
from server.organisations import qualification
from server.trail.models import Act
from server.trail.recording import Changed, Subject, record
from tests.support import factories

pytestmark = pytest.mark.usefixtures("app")

VERB = "organisation.qualified"


def acts() -> list[Act]:
    db.session.expire_all()
    return list(db.session.scalars(select(Act).order_by(Act.done_at)))


def recorded(actor: Actor | None) -> Act:
    with transaction() as session:
        record(session, actor, VERB, Subject("organisation", 5))
    return acts()[-1]


def test_a_decision_on_an_organisation_is_an_act_with_before_and_after() -> None:
    someone, organisation = factories.operator(), factories.qualified_organisation()
    qualification.suspend(factories.actor(someone), organisation.id, reason="Assurance échue")
    (act,) = acts()
    assert (act.verb, act.doer, act.person_id) == ("organisation.suspended", "person", someone.id)
    assert (act.subject_kind, act.subject_id, act.organisation_id) == (
        "organisation",
        str(organisation.id),
        organisation.id,
    )
    assert (act.before, act.after, act.reason) == (
        {"qualification": "qualified"},
        {"qualification": "suspended"},
        "Assurance échue",
    )


def test_a_decision_that_changes_nothing_is_no_act() -> None:
    qualification.qualify(CONSOLE, factories.qualified_organisation().id)
    assert acts() == []


def test_the_trail_says_who_acted() -> None:
    device, _ = factories.phone(factories.qualified_venue())
    by_phone = Actor(device.person_id, device=DeviceScope(device.id, device.venue_id, device.venue.organisation_id))
    assert [recorded(one).doer for one in (CONSOLE, None, by_phone)] == ["console", "nobody", "phone"]


def test_an_act_and_its_record_fail_together() -> None:
    def act_and_fail() -> None:
        with transaction() as session:
            record(session, CONSOLE, VERB, Subject("organisation", 5))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()
    assert acts() == []


def test_an_unknown_verb_is_a_bug() -> None:
    with pytest.raises(KeyError), transaction() as session:
        record(session, CONSOLE, "organisation.eaten", Subject("organisation", 5))


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::7", "2001:db8:1::/48"), ("", ""), ("a socket", "")],
)
def test_only_the_network_is_kept(app: Flask, address: str, network: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        act = recorded(None)
        assert act.source == network


def test_the_database_refuses_to_change_or_delete_an_act() -> None:
    recorded(CONSOLE)
    for query in ("UPDATE acts SET verb = 'x'", "DELETE FROM acts"):
        with pytest.raises(DBAPIError), transaction() as session:
            session.connection().exec_driver_sql(query)


def test_changed_columns_are_kept_as_json() -> None:
    with transaction() as session:
        record(session, None, VERB, Subject("organisation", 5), Changed({"name": "é"}, {"name": None}))
    assert (acts()[0].before, acts()[0].after) == ({"name": "é"}, {"name": None})
