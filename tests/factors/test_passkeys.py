"""Passkeys: made on a device, good to sign in alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.accounts.factor_models import Passkey
from server.db import db
from server.factors import passkeys
from server.factors.refusals import WrongPasskey
from server.trail.models import Act
from tests.support import factories
from tests.support.races import at_once

from .support.authenticator import SoftKey, decode
from .support.people import NOW, add_passkey, by_password, require


@pytest.fixture(autouse=True)
def needed(app: Flask) -> None:
    """The requirement is on."""
    require(app)


def sign_in(app: Flask, key: SoftKey, bend: Callable[[dict[str, Any]], None] = lambda _: None) -> Any:
    """Sign in on a new browser; the answer."""
    client = app.test_client()
    credential = key.get(client.post("/api/session/passkey/options").json["options"])
    bend(credential)
    return client.post("/api/session/passkey", json={"credential": credential})


def test_a_passkey_alone_signs_in_with_all_roles(app: Flask) -> None:
    someone = factories.operator()
    key = add_passkey(by_password(app, someone))
    answer = sign_in(app, key)
    assert answer.status_code == 200
    told = (answer.json["id"], answer.json["roles"], answer.json["second_factor"])
    assert told == (someone.id, ["operator"], "given")


def test_what_the_browser_is_asked_for_names_nobody(app: Flask) -> None:
    someone = factories.operator()
    client = by_password(app, someone)
    add_passkey(client)
    options = client.post("/api/factors/passkeys/options").json["options"]
    assert (options["rp"]["id"], options["user"]["name"]) == ("localhost", someone.email)
    assert str(someone.id).encode() != decode(options["user"]["id"])
    assert len(options["excludeCredentials"]) == 1
    assert app.test_client().post("/api/session/passkey/options").json["options"]["allowCredentials"] == []


def another_origin(key: SoftKey) -> None:
    key.origin = "https://poincon.example.org"


def another_host(key: SoftKey) -> None:
    key.rp_id = "example.org"


def no_check_of_the_user(key: SoftKey) -> None:
    key.verifies = False


WRONG = [another_origin, another_host, no_check_of_the_user]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_passkey_for_elsewhere_or_without_a_check_does_not_sign_in(
    app: Flask, wrong: Callable[[SoftKey], None]
) -> None:
    key = add_passkey(by_password(app, factories.operator()))
    wrong(key)
    answer = sign_in(app, key)
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "wrong_passkey")


@pytest.mark.parametrize("wrong", WRONG)
def test_such_a_passkey_is_not_added_either(app: Flask, wrong: Callable[[SoftKey], None]) -> None:
    client, key = by_password(app, factories.operator()), SoftKey()
    wrong(key)
    options = client.post("/api/factors/passkeys/options").json["options"]
    answer = client.post("/api/factors/passkeys", json={"name": "Clé", "credential": key.create(options)})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "passkey_refused")


def test_an_unknown_passkey_and_an_altered_answer_are_refused_alike(app: Flask) -> None:
    key = add_passkey(by_password(app, factories.operator()))

    def alter(credential: dict[str, Any]) -> None:
        credential["response"]["signature"] = credential["response"]["signature"][:-4] + "AAAA"

    answers = [sign_in(app, SoftKey()), sign_in(app, key, alter)]
    assert {(one.status_code, one.json["error"]["code"]) for one in answers} == {(401, "wrong_passkey")}


def test_an_answer_signs_in_once_and_for_five_minutes(app: Flask) -> None:
    key = add_passkey(by_password(app, factories.operator()))
    with time_machine.travel(NOW, tick=False) as travel:
        client = app.test_client()
        options = [client.post("/api/session/passkey/options").json["options"] for _ in range(3)]
        early = {"credential": key.get(options[0])}
        statuses = [client.post("/api/session/passkey", json=early).status_code for _ in range(2)]
        travel.shift(300)
        statuses.append(client.post("/api/session/passkey", json={"credential": key.get(options[1])}).status_code)
        travel.shift(1)
        statuses.append(client.post("/api/session/passkey", json={"credential": key.get(options[2])}).status_code)
    assert statuses == [200, 401, 200, 401]


def test_one_answer_sent_five_times_at_once_signs_in_once(app: Flask) -> None:
    key = add_passkey(by_password(app, factories.operator()))
    credential = key.get(app.test_client().post("/api/session/passkey/options").json["options"])
    results = at_once(app, *[lambda: passkeys.sign_in(credential)] * 5)
    assert [type(one) for one in results].count(WrongPasskey) == 4


def test_a_challenge_to_sign_in_makes_no_passkey(app: Flask) -> None:
    client, key = by_password(app, factories.operator()), SoftKey()
    options = client.post("/api/factors/passkeys/options").json["options"]
    options["challenge"] = client.post("/api/session/passkey/options").json["options"]["challenge"]
    answer = client.post("/api/factors/passkeys", json={"name": "Clé", "credential": key.create(options)})
    assert answer.json["error"]["code"] == "passkey_refused"


def test_a_passkey_made_for_one_person_is_not_added_by_another(app: Flask) -> None:
    mine, theirs = (by_password(app, factories.operator()) for _ in range(2))
    key = SoftKey()
    credential = key.create(mine.post("/api/factors/passkeys/options").json["options"])
    answer = theirs.post("/api/factors/passkeys", json={"name": "Clé", "credential": credential})
    assert answer.json["error"]["code"] == "passkey_refused"


def test_a_copied_passkey_whose_count_goes_back_is_refused(app: Flask) -> None:
    key = add_passkey(by_password(app, factories.operator()))
    key.count = 10
    assert sign_in(app, key).status_code == 200
    key.count = 3
    assert sign_in(app, key).status_code == 401


def test_passkeys_are_named_renamed_and_removed_by_their_owner_only(app: Flask) -> None:
    someone = factories.mediator(factories.venue())
    client = by_password(app, someone)
    key = add_passkey(client, "Téléphone")
    add_passkey(client, "Clé USB")
    listed = client.get("/api/factors").json["passkeys"]
    assert [(one["name"], one["last_used_at"]) for one in listed] == [("Téléphone", None), ("Clé USB", None)]
    path = f"/api/factors/passkeys/{listed[0]['id']}"
    stranger = by_password(app, factories.operator())
    assert [stranger.patch(path, json={"name": "x"}).status_code, stranger.delete(path).status_code] == [404, 404]
    assert client.patch(path, json={"name": "Mon Fairphone"}).status_code == 204
    assert client.get("/api/factors").json["passkeys"][0]["name"] == "Mon Fairphone"
    assert client.delete(path).status_code == 204
    assert sign_in(app, key).status_code == 401
    verbs = [
        act.verb for act in db.session.scalars(select(Act).where(Act.person_id == someone.id).order_by(Act.done_at))
    ]
    assert verbs == ["factor.added", "factor.added", "factor.renamed", "factor.removed"]


def test_a_passkey_is_added_once(app: Flask) -> None:
    client = by_password(app, factories.operator())
    key = add_passkey(client)
    options = client.post("/api/factors/passkeys/options").json["options"]
    answer = client.post("/api/factors/passkeys", json={"name": "Encore", "credential": key.create(options)})
    assert answer.json["error"]["code"] == "passkey_refused"
    assert len(db.session.scalars(select(Passkey)).all()) == 1


@pytest.mark.parametrize("part", ["clientDataJSON", "attestationObject"])
@pytest.mark.parametrize("content", ["", "AAAA", "e30", "bnVsbA"])
def test_nonsense_is_refused(app: Flask, part: str, content: str) -> None:
    client, key = by_password(app, factories.operator()), SoftKey()
    credential = key.create(client.post("/api/factors/passkeys/options").json["options"])
    credential["response"][part] = content
    answer = client.post("/api/factors/passkeys", json={"name": "Clé", "credential": credential})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "passkey_refused")


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
@pytest.mark.parametrize("content", ["", "AAAA", "e30", "bnVsbA"])
def test_nonsense_does_not_sign_in(app: Flask, part: str, content: str) -> None:
    key = add_passkey(by_password(app, factories.operator()))
    answer = sign_in(app, key, lambda credential: credential["response"].update({part: content}))
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "wrong_passkey")
