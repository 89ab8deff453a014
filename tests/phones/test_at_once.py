"""A phone that is revoked on one process is so on every other at once, whatever that one remembers of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock, create_app
from server.accounts import revoking
from server.config import Config
from server.redemptions import rules
from tests.support import factories as make
from tests.support.clients import FreshClient
from tests.support.databases import release

CALLS = [("GET", "/api/bundle"), ("POST", "/api/vouchers/check"), ("POST", "/api/devices/token")]


def item(token: str, seq: int) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "token": token,
        "service": "digital_tools",
        "scanned_at": clock.iso(clock.now()),
        "seq": seq,
    }


@pytest.fixture
def elsewhere(app: Flask, config: Config) -> Iterator[FlaskClient]:
    """Another process of the same server, with its own memory."""
    assert app
    other = create_app(config)
    other.testing = True
    other.test_client_class = FreshClient
    yield other.test_client()
    with other.app_context():
        release(other)


@pytest.fixture
def phone(app: Flask) -> Any:
    """A phone with vouchers to scan, and its manager."""
    make.key_ring()
    venue = make.qualified_venue()
    device, bearer = make.phone(venue)
    return device, make.bearer_header(bearer), make.tokens(make.booklet(make.funded_order())), make.manager(venue)


def send(client: FlaskClient, headers: dict[str, str], *items: dict[str, Any]) -> Any:
    return client.post("/api/redemptions", json={"redemptions": items}, headers=headers)


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_every_call_is_refused_at_once(elsewhere: FlaskClient, phone: Any, method: str, path: str) -> None:
    device, headers, tokens, manager = phone
    assert send(elsewhere, headers, item(tokens[0], 1)).json["results"][0]["status"] == "accepted"
    revoking.revoke(make.actor(manager), [device.id])
    answer = elsewhere.open(path, method=method, json={} if method == "POST" else None, headers=headers)
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "device_revoked")


def test_each_scan_of_a_batch_after_it_is_refused_though_the_phone_is_remembered(
    elsewhere: FlaskClient, phone: Any
) -> None:
    device, headers, tokens, manager = phone
    assert send(elsewhere, headers, item(tokens[0], 1)).json["results"][0]["status"] == "accepted"
    revoking.revoke(make.actor(manager), [device.id])
    batch = [item(token, seq) for seq, token in enumerate(tokens[1:5], 2)]
    answers = send(elsewhere, headers, *batch).json["results"]
    assert {(one["status"], one["reason"]) for one in answers} == {("refused", "device_revoked")}
    assert rules.UPLOAD_DAYS == 30


def test_a_lost_phone_s_batch_is_refused_whole_though_it_is_remembered(elsewhere: FlaskClient, phone: Any) -> None:
    device, headers, tokens, manager = phone
    assert send(elsewhere, headers, item(tokens[0], 1)).json["results"][0]["status"] == "accepted"
    early = item(tokens[1], 2)
    revoking.revoke(make.actor(manager), [device.id], lost=True)
    answer = send(elsewhere, headers, early, item(tokens[2], 3))
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "device_revoked")


def test_a_copied_cookie_is_worth_nothing_after_signing_out(client: FlaskClient, elsewhere: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    cookie = client.get_cookie("poincon")
    assert cookie
    elsewhere.set_cookie("poincon", cookie.value)
    assert elsewhere.get("/api/session").status_code == 200
    client.delete("/api/session")
    elsewhere.set_cookie("poincon", cookie.value)
    assert elsewhere.get("/api/session").status_code == 401
