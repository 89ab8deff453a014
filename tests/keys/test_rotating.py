"""Signing keys on the operator's screen: listed, and rotated once however many press at once."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import AUDITOR
from server.commands import CONSOLE
from server.db import db
from server.keys import ring
from server.keys.models import SigningKey
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once


def test_the_operator_makes_a_key_and_rotates_it(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    assert client.get("/api/signing-keys").json == {"keys": []}
    first = client.post("/api/signing-keys", json={"after": 0})
    assert (first.status_code, first.json["id"], first.json["state"]) == (201, 1, "signs")
    client.post("/api/signing-keys", json={"after": 1})
    states = [(key["id"], key["state"]) for key in client.get("/api/signing-keys").json["keys"]]
    assert states == [(2, "waits"), (1, "signs")]
    acts = [(act.verb, act.subject_id, act.doer) for act in db.session.scalars(select(Act).order_by(Act.done_at))]
    assert acts == [("signing_key.rotated", "1", "person"), ("signing_key.rotated", "2", "person")]


def test_no_secret_is_told(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    client.post("/api/signing-keys", json={"after": 0})
    (key,) = client.get("/api/signing-keys").json["keys"]
    assert key.keys() == {"id", "created_at", "signs_from", "retired_at", "revoked_at", "state"}


def test_who_saw_an_older_key_does_not_rotate(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    ring.rotate(CONSOLE)
    refused = client.post("/api/signing-keys", json={"after": 0})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "key_changed")


def test_an_auditor_sees_and_does_not_rotate(client: FlaskClient) -> None:
    make.sign_in(client, make.person(AUDITOR))
    assert client.get("/api/signing-keys").status_code == 200
    assert client.post("/api/signing-keys", json={"after": 0}).status_code == 403


def test_of_two_who_press_at_once_one_makes_a_key(app: Flask) -> None:
    made = at_once(app, *[lambda: ring.rotate(CONSOLE, after=0).id for _ in range(3)])
    assert sorted(type(each).__name__ for each in made) == ["KeyChanged", "KeyChanged", "int"]
    assert db.session.scalar(select(func.count()).select_from(SigningKey)) == 1


def test_two_commands_at_once_make_two_keys_of_which_one_signs(app: Flask) -> None:
    assert sorted(at_once(app, *[lambda: ring.rotate(CONSOLE).id for _ in range(2)])) == [1, 2]
    states = [key.state_at(clock.now()) for key in ring.list_keys()]
    assert states == ["signs", "waits"]
