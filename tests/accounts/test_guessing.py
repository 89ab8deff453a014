"""Guessing passwords costs the guesser, not the owner (docs/decisions/second-factor.md)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Event, Thread
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.accounts import known_browsers, passwords, throttle
from server.accounts.throttle import OF_ACCOUNT, OF_NETWORK, SlowedDown
from server.db import transaction
from server.errors import Busy
from tests.support import factories
from tests.support.factories import PASSWORD
from tests.support.races import at_once

GUESS = "a guess of mine"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def try_from(client: FlaskClient, email: str, password: str = GUESS, network: int = 0) -> Any:
    """Sign in from a network; the answer."""
    source = {"REMOTE_ADDR": f"10.{network // 250}.{network % 250}.7"}
    return client.post("/api/session", json={"email": email, "password": password}, environ_base=source)


def test_a_thousand_guesses_from_everywhere_do_not_keep_the_owner_out(app: Flask) -> None:
    owner = factories.operator()
    at_home, attacker = app.test_client(), app.test_client()
    with time_machine.travel(NOW, tick=False) as travel:
        assert try_from(at_home, owner.email, PASSWORD).status_code == 200
        at_home.delete("/api/session")
        statuses = []
        for number in range(1000):
            statuses.append(try_from(attacker, owner.email, network=number).status_code)
            travel.shift(1)
        assert try_from(at_home, owner.email, PASSWORD).status_code == 200
    looked_at = statuses.count(401)
    assert set(statuses) == {401, 429}
    assert looked_at <= 16


def test_the_pause_grows_and_waiting_as_long_as_told_is_enough(client: FlaskClient) -> None:
    email, waits = factories.operator().email, []
    with time_machine.travel(NOW, tick=False) as travel:
        for number in range(17):
            answer = try_from(client, email, network=number)
            if answer.status_code == 429:
                waits.append(int(answer.headers["Retry-After"]))
                travel.shift(waits[-1])
                assert try_from(client, email, network=number).status_code == 401
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


@pytest.mark.parametrize("asked", range(3))
def test_known_and_unknown_addresses_look_alike(app: Flask, asked: int) -> None:
    emails = [factories.operator().email, "nobody@example.org"]
    seen = []
    with time_machine.travel(NOW, tick=False):
        for email in emails:
            client = app.test_client()
            answers = [try_from(client, email, network=100 * asked + number) for number in range(8)]
            seen.append([(one.status_code, one.json, one.headers.get("Retry-After")) for one in answers])
    assert seen[0] == seen[1]


def test_an_unknown_address_costs_one_hash_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes: list[str | None] = []
    monkeypatch.setattr(passwords, "_verified", lambda stored, _typed: bool(hashes.append(stored)))
    for email in (factories.operator().email, "nobody@example.org"):
        try_from(app.test_client(), email)
    assert [stored is None for stored in hashes] == [False, True]


def test_a_known_browser_that_guesses_is_slowed_too(app: Flask) -> None:
    owner = factories.operator()
    client = app.test_client()
    with time_machine.travel(NOW, tick=False):
        try_from(client, owner.email, PASSWORD)
        statuses = [try_from(client, owner.email).status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_a_browser_is_known_to_those_who_signed_in_there_only(app: Flask) -> None:
    """An attacker who has an account gets no budget of their own for another's."""
    attacker, owner = factories.operator(), factories.operator()
    client = app.test_client()
    with time_machine.travel(NOW, tick=False):
        assert try_from(client, attacker.email, PASSWORD).status_code == 200
        statuses = [try_from(client, owner.email, network=number).status_code for number in range(6)]
    assert statuses == [401] * 5 + [429]


def test_a_cookie_of_a_known_browser_that_we_did_not_sign_is_none(app: Flask) -> None:
    made = known_browsers.write_cookie(None, 7)
    assert known_browsers.read_cookie(made) is not None
    for wrong in (None, "", "x", made[:-1], made[1:], made.replace(".", "", 1)):
        assert known_browsers.read_cookie(wrong) is None


def test_a_browser_is_known_to_eight_people_at_most_the_last_ones(app: Flask) -> None:
    known = None
    for person_id in (1, 2, 3, 4, 5, 6, 7, 8, 9, 3):
        known = known_browsers.read_cookie(known_browsers.write_cookie(known, person_id))
    assert known is not None
    assert known.people == (3, 9, 8, 7, 6, 5, 4, 2)


def test_one_network_that_tries_many_addresses_is_slowed_and_others_are_not(client: FlaskClient) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        statuses = [try_from(client, f"p{number}@example.com", network=1).status_code for number in range(31)]
        assert statuses == [401] * OF_NETWORK.free + [429]
        assert try_from(client, "other@example.com", network=2).status_code == 401
        travel.shift(1)
        assert try_from(client, "later@example.com", network=1).status_code == 401


def test_a_village_hall_signs_in_without_being_slowed(app: Flask) -> None:
    with time_machine.travel(NOW, tick=False):
        people = [factories.operator() for _ in range(OF_NETWORK.free + 5)]
        statuses = {try_from(app.test_client(), someone.email, PASSWORD, 3).status_code for someone in people}
    assert statuses == {200}


def test_one_person_s_wrong_tries_do_not_slow_another(app: Flask) -> None:
    first, neighbour = factories.operator(), factories.operator()
    client = app.test_client()
    with time_machine.travel(NOW, tick=False):
        for _ in range(6):
            try_from(client, first.email)
        assert try_from(client, neighbour.email, PASSWORD).status_code == 200


def test_after_a_day_wrong_tries_are_forgotten(client: FlaskClient) -> None:
    email = factories.operator().email
    with time_machine.travel(NOW, tick=False) as travel:
        for _ in range(6):
            try_from(client, email)
        travel.shift(timedelta(hours=24))
        statuses = [try_from(client, email).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_of_guesses_at_the_same_moment_one_gets_through(app: Flask) -> None:
    def count() -> None:
        with transaction() as session:
            throttle.slow_down(session, "someone", OF_ACCOUNT)

    with time_machine.travel(NOW, tick=False) as travel:
        for _ in range(OF_ACCOUNT.free):
            count()
        travel.shift(1)
        results = at_once(app, *[count] * 6)
    assert [type(one) for one in results if one is not None] == [SlowedDown] * 5


def test_hashing_leaves_threads_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of eight threads three hash and two wait; the rest is told to come back, at once."""
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 60.0)
    inside, go_on = Barrier(passwords.AT_ONCE + 1), Event()

    def hash_slowly(_stored: str | None, _typed: str) -> bool:
        inside.wait(60)
        go_on.wait(60)
        return False

    monkeypatch.setattr(passwords, "_verified", hash_slowly)
    threads = [Thread(target=passwords.matches, args=(None, "x")) for _ in range(passwords.AT_ONCE)]
    for thread in threads:
        thread.start()
    inside.wait(60)
    for _ in range(passwords.IN_ALL - passwords.AT_ONCE):
        assert passwords._inside.acquire(blocking=False)
    with pytest.raises(Busy) as refused:
        passwords.matches(None, "x")
    assert refused.value.retry_after_seconds == 60
    for _ in range(passwords.IN_ALL - passwords.AT_ONCE):
        passwords._inside.release()
    go_on.set()
    for thread in threads:
        thread.join(60)


def test_who_gets_no_place_in_time_is_told_to_come_back(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.01)
    for _ in range(passwords.AT_ONCE):
        passwords._hashing.acquire()
    try:
        answer = try_from(app.test_client(), factories.operator().email)
    finally:
        for _ in range(passwords.AT_ONCE):
            passwords._hashing.release()
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "busy")
    assert answer.headers["Retry-After"] == "1"
