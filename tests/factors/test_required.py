"""Roles that move money or people are carried only after a second factor."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from server import clock
from server.access import NEED_SECOND_FACTOR, PERMISSIONS, ROLES, WITHOUT_ORGANISATION
from server.accounts import people, sessions
from server.accounts.models import Person
from server.config import Config, ConfigError
from server.db import db
from server.messages.models import Message
from server.trail.models import Act
from tests.support import factories
from tests.support.databases import SECRET_KEY

from .support.people import NOW, add_app, add_passkey, by_password, code_of, require

SETTINGS = {"DATABASE_URL": "sqlite://", "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": "https://pass.example.fr"}


@pytest.fixture(autouse=True)
def needed(app: Flask) -> None:
    """The requirement is on."""
    require(app)


def someone_with(role: str) -> Person:
    return factories.person(role, None if role in WITHOUT_ORGANISATION else factories.organisation())


@pytest.mark.parametrize("role", ROLES)
def test_a_password_alone_carries_no_role_that_needs_more(app: Flask, role: str) -> None:
    client = by_password(app, someone_with(role))
    me = client.get("/api/session").json
    if role in NEED_SECOND_FACTOR:
        assert (me["second_factor"], me["roles"], me["hidden_roles"]) == ("to_set_up", [], [role])
        assert me["memberships"] == me["venues"] == []
    else:
        assert (me["second_factor"], me["roles"], me["hidden_roles"]) == ("none_needed", [role], [])


def test_every_permission_holds_by_itself(app: Flask) -> None:
    actor = sessions.sign_in(factories.operator().email, factories.PASSWORD)
    allowed = {permission for permission in PERMISSIONS if actor.may(permission)}
    assert allowed == {"session.read", "session.end", "factor.edit"}
    assert not actor.sees_all


def test_a_mediator_who_also_manages_scans_before_the_second_factor(app: Flask) -> None:
    venue = factories.qualified_venue()
    someone = factories.mediator(venue)
    people.give_role(email=someone.email, role="manager", organisation_id=venue.organisation_id)
    me = by_password(app, someone).get("/api/session").json
    assert (me["roles"], me["hidden_roles"], me["second_factor"]) == (["mediator"], ["manager"], "to_set_up")
    assert [one["id"] for one in me["venues"]] == [venue.id]


def test_setting_one_up_opens_the_roles_at_once(app: Flask) -> None:
    client = by_password(app, factories.operator())
    assert client.get("/api/campaigns").status_code == 403
    add_app(client)
    assert client.get("/api/session").json["second_factor"] == "given"
    assert client.get("/api/campaigns").status_code == 200


def test_who_has_one_gives_it_at_each_sign_in(app: Flask) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, _ = add_app(by_password(app, someone))
        travel.shift(60)
        client = by_password(app, someone)
        assert client.get("/api/session").json["second_factor"] == "to_give"
        assert client.get("/api/campaigns").status_code == 403
        given = client.post("/api/session/factor", json={"code": code_of(secret)})
        assert (given.status_code, given.json["roles"], given.json["second_factor"]) == (200, ["operator"], "given")
        assert client.get("/api/campaigns").status_code == 200


def test_who_has_one_without_need_gives_it_too(app: Flask) -> None:
    venue = factories.qualified_venue()
    someone = factories.mediator(venue)
    add_passkey(by_password(app, someone))
    me = by_password(app, someone).get("/api/session").json
    assert (me["second_factor"], me["roles"], me["hidden_roles"]) == ("to_give", [], ["mediator"])


def test_a_stolen_password_adds_no_factor_beside_the_owner_s(app: Flask) -> None:
    someone = factories.operator()
    owner = by_password(app, someone)
    add_app(owner)
    key = add_passkey(owner)
    thief = by_password(app, someone)
    asked = [
        thief.post("/api/factors/authenticator"),
        thief.put("/api/factors/authenticator", json={"code": "123456"}),
        thief.delete("/api/factors/authenticator"),
        thief.post("/api/factors/passkeys/options"),
        thief.delete("/api/factors/passkeys/1"),
        thief.post("/api/factors/recovery-codes"),
    ]
    assert {(one.status_code, one.json["error"]["code"]) for one in asked} == {(403, "second_factor_needed")}
    assert thief.get("/api/factors").json["may_change"] is False
    options = owner.post("/api/factors/passkeys/options").json["options"]
    body = {"name": "À moi", "credential": key.create(options)}
    assert thief.post("/api/factors/passkeys", json=body).status_code in (403, 422)


def test_the_last_one_cannot_be_removed_by_whoever_needs_it(app: Flask) -> None:
    client = by_password(app, factories.operator())
    add_app(client)
    refused = client.delete("/api/factors/authenticator")
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "last_factor")
    add_passkey(client)
    assert client.delete("/api/factors/authenticator").status_code == 204
    [passkey] = client.get("/api/factors").json["passkeys"]
    assert client.delete(f"/api/factors/passkeys/{passkey['id']}").status_code == 409


def test_whoever_does_not_need_one_removes_the_last(app: Flask) -> None:
    client = by_password(app, factories.mediator(factories.venue()))
    add_app(client)
    assert client.delete("/api/factors/authenticator").status_code == 204
    told = client.get("/api/factors").json
    assert (told["authenticator_since"], told["recovery_left"], told["needed"]) == (None, 0, False)


def test_another_operator_resets_a_lost_one_with_a_reason(app: Flask) -> None:
    lost, helper = factories.operator(), factories.operator()
    their = by_password(app, lost)
    add_app(their)
    client = factories.sign_in(app.test_client(), helper)
    path = f"/api/people/{lost.id}/factors/reset"
    assert client.post(path, json={"reason": " "}).status_code == 422
    assert client.post(path, json={"reason": "Téléphone perdu, vu en personne"}).json == {"done": True}
    assert their.get("/api/session").status_code == 401
    assert by_password(app, lost).get("/api/session").json["second_factor"] == "to_set_up"
    act = db.session.scalars(select(Act).where(Act.verb == "factor.reset")).one()
    assert (act.person_id, act.subject_id, act.reason) == (helper.id, str(lost.id), "Téléphone perdu, vu en personne")
    own = db.session.scalars(select(Message).where(Message.subject.startswith("Votre double"))).one()
    assert (own.person_id, helper.name in own.body) == (lost.id, True)
    told = db.session.scalars(select(Message).where(Message.subject.startswith("Double vérification de"))).one()
    assert (told.role, lost.name in told.subject, helper.name in told.body) == ("operator", True, True)
    again = client.post(path, json={"reason": "Encore"})
    assert (again.status_code, again.json["error"]["code"]) == (409, "nothing_to_reset")


def test_of_an_operator_s_a_second_operator_confirms(app: Flask) -> None:
    lost, first, second = (factories.operator() for _ in range(3))
    their = by_password(app, lost)
    add_app(their)
    path, reason = f"/api/people/{lost.id}/factors/reset", {"reason": "Téléphone perdu"}
    asks, confirms = (factories.sign_in(app.test_client(), one) for one in (first, second))
    for _ in range(2):
        assert asks.post(path, json=reason).json == {"done": False}
    assert their.get("/api/session").status_code == 200
    seen = {one["id"]: (one["may_reset"], one["reset_asked_by"]) for one in asks.get("/api/people").json["people"]}
    assert seen[lost.id] == (False, first.name)
    seen = {one["id"]: (one["may_reset"], one["reset_asked_by"]) for one in confirms.get("/api/people").json["people"]}
    assert seen[lost.id] == (True, first.name)
    assert confirms.post(path, json={"reason": "–"}).json == {"done": True}
    assert their.get("/api/session").status_code == 401
    acts = db.session.scalars(select(Act).where(Act.verb.startswith("factor.reset")).order_by(Act.done_at)).all()
    assert [(act.verb, act.person_id, act.reason) for act in acts] == [
        ("factor.reset_asked", first.id, "Téléphone perdu"),
        ("factor.reset", second.id, "Téléphone perdu"),
    ]
    told = db.session.scalars(select(Message.subject).where(Message.subject.startswith("Double vérification de")))
    assert sorted("confirmer" in subject for subject in told) == [False, True]


def test_what_was_asked_for_is_forgotten_after_a_day(app: Flask) -> None:
    lost, first, second = (factories.operator() for _ in range(3))
    add_app(by_password(app, lost))
    path, reason = f"/api/people/{lost.id}/factors/reset", {"reason": "Téléphone perdu"}
    with time_machine.travel(clock.now() - timedelta(days=1, minutes=1), tick=False):
        assert factories.sign_in(app.test_client(), first).post(path, json=reason).json == {"done": False}
    assert factories.sign_in(app.test_client(), second).post(path, json=reason).json == {"done": False}


def test_a_manager_s_needs_no_second_operator(app: Flask) -> None:
    lost, first, _second = factories.manager(factories.venue()), factories.operator(), factories.operator()
    add_app(by_password(app, lost))
    asked = factories.sign_in(app.test_client(), first).post(
        f"/api/people/{lost.id}/factors/reset", json={"reason": "Téléphone perdu"}
    )
    assert asked.json == {"done": True}


def test_only_an_operator_sees_whose_factor_can_be_reset(app: Flask) -> None:
    organisation = factories.qualified_organisation()
    lost, colleague = (factories.person("manager", organisation) for _ in range(2))
    add_app(by_password(app, lost))
    path = f"/api/people?organisation_id={organisation.id}"
    seen = factories.sign_in(app.test_client(), factories.operator()).get(path).json["people"]
    assert {one["id"]: one["may_reset"] for one in seen} == {lost.id: True, colleague.id: False}
    for someone in (colleague, factories.person("auditor")):
        seen = factories.sign_in(app.test_client(), someone).get(path).json["people"]
        assert not any(one["may_reset"] for one in seen)


def test_nobody_resets_their_own(app: Flask) -> None:
    someone = factories.operator()
    client = by_password(app, someone)
    add_app(client)
    refused = client.post(f"/api/people/{someone.id}/factors/reset", json={"reason": "Moi"})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "own_reset")


def test_a_shell_resets_it(app: Flask, runner: FlaskCliRunner) -> None:
    lost = factories.operator()
    add_app(by_password(app, lost))
    done = runner.invoke(args=["people", "second-factor-reset", "--email", lost.email.upper()])
    assert done.exit_code == 0, done.output
    assert by_password(app, lost).get("/api/session").json["second_factor"] == "to_set_up"
    assert runner.invoke(args=["people", "second-factor-reset", "--email", lost.email]).exit_code == 1
    assert runner.invoke(args=["people", "second-factor-reset", "--email", "nobody@example.org"]).exit_code == 1


def test_the_requirement_is_on_unless_said_otherwise_or_in_the_demo() -> None:
    assert Config.from_environment(SETTINGS).second_factor
    assert not Config.from_environment(SETTINGS | {"SECOND_FACTOR": "off"}).second_factor
    assert not Config.from_environment(SETTINGS | {"DEMO": "1"}).second_factor
    assert Config.from_environment(SETTINGS | {"DEMO": "1", "SECOND_FACTOR": "on"}).second_factor
    with pytest.raises(ConfigError):
        Config.from_environment(SETTINGS | {"SECOND_FACTOR": "maybe"})


@pytest.mark.parametrize(("method", "path"), [("DELETE", "authenticator"), ("POST", "recovery-codes"), ("", "")])
def test_a_changed_second_factor_ends_the_other_sessions_and_not_this_one(app: Flask, method: str, path: str) -> None:
    person = someone_with("mediator")
    here = by_password(app, person)
    if path:
        add_app(here)
    other = factories.sign_in(app.test_client(), person)
    assert other.get("/api/session").status_code == 200
    if path:
        assert here.open(f"/api/factors/{path}", method=method).status_code < 300
    else:
        add_passkey(here)
    assert other.get("/api/session").status_code == 401
    assert here.get("/api/session").status_code == 200
