"""Codes of an app, and recovery codes: each counts once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.access import Actor
from server.accounts.factor_models import Authenticator, RecoveryCode
from server.accounts.throttle import SlowedDown
from server.db import db
from server.factors import service
from server.factors.refusals import WrongCode
from server.messages.models import Message
from server.trail.models import Act
from tests.support import factories
from tests.support.races import at_once

from .support.people import NOW, add_app, by_password, code_of, require


@pytest.fixture(autouse=True)
def needed(app: Flask) -> None:
    """The requirement is on."""
    require(app)


def test_the_secret_is_for_any_app_and_shown_as_a_qr(app: Flask) -> None:
    someone = factories.operator()
    made = by_password(app, someone).post("/api/factors/authenticator").json
    parts = urlsplit(made["uri"])
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert parse_qs(parts.query)["secret"] == [made["secret"]]
    assert pyotp.parse_uri(made["uri"]).issuer == "Poinçon"
    assert made["picture"].startswith("data:image/svg+xml")


def test_the_database_holds_neither_secret_nor_codes(app: Flask, database_url: str) -> None:
    secret, codes = add_app(by_password(app, factories.operator()))
    rows = [*db.session.execute(select(Authenticator.__table__)), *db.session.execute(select(RecoveryCode.__table__))]
    everything = repr(rows)
    assert [one for one in (secret, *codes) if one in everything] == []
    if database_url.startswith("sqlite"):
        content = Path(db.engine.url.database or "").read_bytes()
        assert [one for one in (secret, *codes) if one.encode() in content] == []


def test_a_secret_counts_only_after_its_first_code(app: Flask) -> None:
    someone = factories.operator()
    client = by_password(app, someone)
    early = client.put("/api/factors/authenticator", json={"code": "123456"})
    assert (early.status_code, early.json["error"]["code"]) == (409, "nothing_to_confirm")
    secret = client.post("/api/factors/authenticator").json["secret"]
    wrong = client.put("/api/factors/authenticator", json={"code": code_of(secret, 40)})
    assert (wrong.status_code, wrong.json["error"]["code"]) == (422, "wrong_code")
    assert client.get("/api/session").json["second_factor"] == "to_set_up"


def test_ten_recovery_codes_come_with_the_first_factor_and_not_again(app: Flask) -> None:
    client = by_password(app, factories.operator())
    _, codes = add_app(client)
    assert len(set(codes)) == 10
    assert add_app(client)[1] == []


@pytest.mark.parametrize("typed", ["{a}{b}", " {a} {b} ", "{a} {b}"])
def test_a_code_is_typed_as_people_do(app: Flask, typed: str) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, _ = add_app(by_password(app, someone))
        travel.shift(60)
        code = code_of(secret)
        client = by_password(app, someone)
        answer = client.post("/api/session/factor", json={"code": typed.format(a=code[:3], b=code[3:])})
    assert answer.status_code == 200


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_one_step(app: Flask, steps: int, right: bool) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, _ = add_app(by_password(app, someone))
        travel.shift(600)
        answer = by_password(app, someone).post("/api/session/factor", json={"code": code_of(secret, steps)})
    assert (answer.status_code == 200) is right


def test_a_code_counts_once_even_that_of_the_set_up(app: Flask) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, _ = add_app(by_password(app, someone))
        client = by_password(app, someone)
        assert client.post("/api/session/factor", json={"code": code_of(secret)}).status_code == 422
        assert client.post("/api/session/factor", json={"code": code_of(secret, -1)}).status_code == 422
        travel.shift(30)
        code = code_of(secret)
        assert client.post("/api/session/factor", json={"code": code}).status_code == 200
        again = by_password(app, someone).post("/api/session/factor", json={"code": code})
        assert (again.status_code, again.json["error"]["code"]) == (422, "wrong_code")


def test_a_code_given_six_times_at_once_counts_once(app: Flask) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, codes = add_app(by_password(app, someone))
        travel.shift(60)
        actor = factories.actor(someone)
        for code in (code_of(secret), codes[0]):
            results = at_once(app, *[lambda code=code: service.give(actor, code)] * 5)
            assert [type(one) for one in results].count(Actor) == 1
            assert {type(one) for one in results} <= {Actor, WrongCode, SlowedDown}
            travel.shift(3600)


def test_guessing_codes_is_slowed(app: Flask) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False):
        add_app(by_password(app, someone))
        client = by_password(app, someone)
        statuses = [client.post("/api/session/factor", json={"code": f"00000{n}"}).status_code for n in range(6)]
    assert statuses == [422] * 5 + [429]


def test_someone_else_s_code_is_wrong(app: Flask) -> None:
    first, second = factories.operator(), factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        secret, codes = add_app(by_password(app, first))
        add_app(by_password(app, second))
        travel.shift(60)
        client = by_password(app, second)
        statuses = [
            client.post("/api/session/factor", json={"code": code}).status_code for code in (code_of(secret), codes[0])
        ]
    assert statuses == [422, 422]


def test_a_recovery_code_counts_once_and_its_owner_is_told(app: Flask) -> None:
    someone = factories.operator()
    _, codes = add_app(by_password(app, someone))
    client = by_password(app, someone)
    typed = codes[3].upper().replace("-", " ")
    assert client.post("/api/session/factor", json={"code": typed}).json["second_factor"] == "given"
    assert client.get("/api/factors").json["recovery_left"] == 9
    assert by_password(app, someone).post("/api/session/factor", json={"code": codes[3]}).status_code == 422
    verbs = [act.verb for act in db.session.scalars(select(Act).order_by(Act.done_at))]
    assert verbs == ["factor.added", "recovery.used"]
    told = db.session.scalars(select(Message).where(Message.subject.contains("secours"))).one()
    assert "restent : 9" in told.body.replace("\u00a0", " ")


def test_new_recovery_codes_end_the_old_ones(app: Flask) -> None:
    someone = factories.operator()
    client = by_password(app, someone)
    _, old = add_app(client)
    new = client.post("/api/factors/recovery-codes").json["recovery_codes"]
    assert set(new).isdisjoint(old)
    assert by_password(app, someone).post("/api/session/factor", json={"code": old[0]}).status_code == 422
    assert by_password(app, someone).post("/api/session/factor", json={"code": new[0]}).status_code == 200


def test_another_app_takes_the_place_of_the_first(app: Flask) -> None:
    someone = factories.operator()
    with time_machine.travel(NOW, tick=False) as travel:
        client = by_password(app, someone)
        first, _ = add_app(client)
        travel.shift(60)
        second, _ = add_app(client)
        travel.shift(60)
        other = by_password(app, someone)
        assert other.post("/api/session/factor", json={"code": code_of(first)}).status_code == 422
        assert other.post("/api/session/factor", json={"code": code_of(second)}).status_code == 200


@pytest.mark.parametrize("body", [{}, {"code": ""}, {"code": 123456}, {"code": "1" * 41}])
def test_other_shapes_are_refused(app: Flask, body: dict[str, object]) -> None:
    client = by_password(app, factories.operator())
    assert client.post("/api/session/factor", json=body).status_code == 422
