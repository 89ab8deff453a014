"""`/api/session`: the cookie, and who asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.accounts import own_sessions, people, revoking
from server.accounts.session_models import PersonSession
from server.db import db
from server.trail.models import Act
from tests.support import factories
from tests.support.factories import PASSWORD, bearer_header

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def credentials(email: str, password: str = PASSWORD) -> dict[str, str]:
    return {"email": email, "password": password}


def test_signing_in_tells_who_i_am_and_so_does_asking(client: FlaskClient) -> None:
    venue = factories.qualified_venue()
    manager = factories.manager(venue)
    signed_in = client.post("/api/session", json=credentials(manager.email))
    assert signed_in.status_code == 200
    assert signed_in.json == {
        "id": manager.id,
        "name": manager.name,
        "email": manager.email,
        "roles": ["manager"],
        "memberships": [
            {
                "role": "manager",
                "organisation": {"id": venue.organisation_id, "name": venue.organisation.name},
                "whole": True,
            }
        ],
        "venues": [{"id": venue.id, "name": venue.name, "commune": "Bordeaux", "qualified": True}],
        "second_factor": "none_needed",
        "hidden_roles": [],
    }
    assert client.get("/api/session").json == signed_in.json


def test_the_operator_s_membership_names_no_organisation(client: FlaskClient) -> None:
    signed_in = client.post("/api/session", json=credentials(factories.operator().email))
    assert signed_in.json["memberships"] == [{"role": "operator", "organisation": None, "whole": True}]


def test_nobody_is_signed_in_at_first(client: FlaskClient) -> None:
    answer = client.get("/api/session")
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "sign_in_needed")


def test_wrong_credentials_set_no_cookie(client: FlaskClient) -> None:
    answer = client.post("/api/session", json=credentials(factories.operator().email, "not the password"))
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "wrong_credentials")
    assert "Set-Cookie" not in answer.headers


def test_tries_that_come_too_fast_are_told_how_long_to_wait(client: FlaskClient) -> None:
    wrong = credentials("nobody@example.org")
    with time_machine.travel(NOW, tick=False):
        statuses = [client.post("/api/session", json=wrong).status_code for _ in range(5)]
        answer = client.post("/api/session", json=wrong)
    assert set(statuses) == {401}
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "slowed_down")
    assert answer.headers["Retry-After"] == "1"


def test_signing_out_ends_the_session_and_again_changes_nothing(client: FlaskClient) -> None:
    client.post("/api/session", json=credentials(factories.operator().email))
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/session").status_code == 401
    assert client.delete("/api/session").status_code == 204


def test_signing_out_ends_the_session_on_the_server(client: FlaskClient) -> None:
    client.post("/api/session", json=credentials(factories.operator().email))
    cookie = client.get_cookie("poincon")
    client.delete("/api/session")
    assert cookie is not None
    client.set_cookie("poincon", cookie.value)
    assert client.get("/api/session").status_code == 401


def test_a_cookie_of_before_sessions_were_stored_is_nobody(client: FlaskClient) -> None:
    someone = factories.operator()
    for old in (f"{someone.id}.0", "", "0"):
        with client.session_transaction() as session:
            session["_user_id"] = old
        assert client.get("/api/session").status_code == 401
        assert client.delete("/api/session").status_code == 204


def test_one_s_own_sessions_are_listed_this_one_first(app: Flask) -> None:
    someone = factories.operator()
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
    with time_machine.travel(NOW, tick=False) as travel:
        office, home = app.test_client(), app.test_client()
        office.post("/api/session", json=credentials(someone.email), headers={"User-Agent": agent})
        factories.sign_in(app.test_client(), factories.operator())
        travel.shift(60)
        home.post("/api/session", json=credentials(someone.email), headers={"User-Agent": "curl/8"})
        listed = office.get("/api/sessions").json["sessions"]
    assert [one["current"] for one in listed] == [True, False]
    assert listed[0] | {"id": ""} == {
        "id": "",
        "browser": "Firefox · Windows",
        "network": "127.0.0.0/24",
        "way": "password",
        "started_at": "2026-11-23T09:00:00.000Z",
        "last_seen_at": "2026-11-23T09:00:00.000Z",
        "strong_at": None,
        "current": True,
    }
    assert listed[1]["browser"] == ""


def test_a_session_is_ended_from_another_browser_and_only_one_s_own(app: Flask) -> None:
    someone = factories.operator()
    office, home = (factories.sign_in(app.test_client(), someone) for _ in range(2))
    [other] = [one["id"] for one in office.get("/api/sessions").json["sessions"] if not one["current"]]
    stranger = factories.sign_in(app.test_client(), factories.operator())
    refused = stranger.delete(f"/api/sessions/{other}")
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "unknown_session")
    assert home.get("/api/session").status_code == 200
    assert office.delete(f"/api/sessions/{other}").status_code == 204
    assert home.get("/api/session").status_code == 401
    assert office.delete(f"/api/sessions/{other}").status_code == 404
    assert [act.verb for act in db.session.scalars(select(Act))] == ["session.ended"]


def test_all_other_sessions_are_ended_at_once(app: Flask) -> None:
    someone = factories.operator()
    here, *elsewhere = (factories.sign_in(app.test_client(), someone) for _ in range(3))
    assert here.delete("/api/sessions").status_code == 204
    assert here.get("/api/session").status_code == 200
    assert [one.get("/api/session").status_code for one in elsewhere] == [401, 401]


def test_when_a_session_was_last_seen_is_written_every_five_minutes(client: FlaskClient) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        factories.sign_in(client, factories.operator())
        seen = []
        for _ in range(3):
            travel.shift(timedelta(minutes=4))
            seen.append(client.get("/api/sessions").json["sessions"][0]["last_seen_at"][11:16])
    assert seen == ["09:00", "09:08", "09:08"]


def test_old_sessions_are_forgotten(app: Flask) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        factories.session_key(factories.operator())
        travel.shift(timedelta(days=30))
        recent = factories.session_key(factories.operator())
        travel.shift(1)
        own_sessions.forget_sessions(clock.now())
    assert [str(row.id) for row in db.session.scalars(select(PersonSession))] == [recent]


def test_a_failed_sign_in_leaves_the_one_who_was_there(client: FlaskClient) -> None:
    someone = factories.operator()
    client.post("/api/session", json=credentials(someone.email))
    client.post("/api/session", json=credentials("nobody@example.org"))
    assert client.get("/api/session").json["id"] == someone.id


def test_signing_in_takes_the_place_of_whoever_was_there(client: FlaskClient) -> None:
    before, after = factories.operator(), factories.operator()
    client.post("/api/session", json=credentials(before.email))
    client.post("/api/session", json=credentials(after.email))
    assert client.get("/api/session").json["id"] == after.id


def test_a_session_lasts_twelve_hours_however_busy(client: FlaskClient) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        client.post("/api/session", json=credentials(factories.operator().email))
        for _ in range(12):
            assert client.get("/api/session").status_code == 200
            travel.shift(timedelta(hours=1))
        travel.shift(1)
        assert client.get("/api/session").status_code == 401


def test_a_new_password_signs_every_browser_out(client: FlaskClient) -> None:
    someone = factories.operator()
    client.post("/api/session", json=credentials(someone.email))
    people.set_password(email=someone.email, password="another password")
    assert client.get("/api/session").status_code == 401


def test_the_cookie_is_for_this_server_s_pages_only(client: FlaskClient) -> None:
    answer = client.post("/api/session", json=credentials(factories.operator().email))
    cookies = answer.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"poincon", "poincon-known"}
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Domain" not in cookie


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": "a@example.org"},
        {"email": "a@example.org", "password": ""},
        {"email": "\x00", "password": "x"},
        {"email": "a" * 255, "password": "x"},
        {"email": "a@example.org", "password": "x" * 201},
        {"email": 1, "password": "x"},
        {"email": "a@example.org", "password": "x", "remember": True},
        [],
    ],
)
def test_other_shapes_are_refused(client: FlaskClient, body: object) -> None:
    answer = client.post("/api/session", json=body)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")


@pytest.mark.parametrize("body", [b"{", b"nul", b'{"email": "\\ud800", "password": "x"}', b'{"email": NaN}'])
def test_what_is_not_json_is_refused(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/api/session", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "bad_request")


def test_a_form_cannot_sign_in(client: FlaskClient) -> None:
    assert client.post("/api/session", data=credentials(factories.operator().email)).status_code == 422


def test_a_phone_is_not_a_person(client: FlaskClient) -> None:
    _, token = factories.phone(factories.venue())
    answer = client.get("/api/session", headers=bearer_header(token))
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "forbidden")


def test_a_bearer_token_wins_over_a_cookie(client: FlaskClient) -> None:
    factories.sign_in(client, factories.operator())
    _, token = factories.phone(factories.venue())
    assert client.get("/api/session", headers=bearer_header(token)).status_code == 403
    assert client.post("/api/devices/token", headers=bearer_header(token)).status_code == 200


@pytest.mark.parametrize("header", ["Bearer unknown", "bearer unknown", "Bearer", "Bearer a=b", "Bearer é"])
def test_a_wrong_token_is_not_saved_by_a_cookie(client: FlaskClient, header: str) -> None:
    factories.sign_in(client, factories.operator())
    answer = client.get("/api/session", headers={"Authorization": header})
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "sign_in_needed")


def test_a_revoked_phone_is_told_so(client: FlaskClient) -> None:
    venue = factories.venue()
    device, token = factories.phone(venue)
    revoking.revoke(factories.actor(factories.manager(venue)), [device.id])
    answer = client.post("/api/devices/token", headers=bearer_header(token))
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "device_revoked")


def test_another_app_s_cookie_does_not_hide_a_phone(client: FlaskClient) -> None:
    _, token = factories.phone(factories.venue())
    client.set_cookie("remember_token", "of another app on this host")
    assert client.post("/api/devices/token", headers=bearer_header(token)).status_code == 200


def test_a_cookie_of_another_secret_is_nobody(app: Flask, client: FlaskClient) -> None:
    factories.sign_in(client, factories.operator())
    app.config["SECRET_KEY"] = "a secret that was changed"
    assert client.get("/api/session").status_code == 401
