"""A revoked phone sends what it scanned before, for thirty days, and nothing that it scanned after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from server import clock
from server.access import Actor, DeviceScope
from server.accounts import revoking
from server.redemptions.rules import may_flush
from tests.support import factories as make
from tests.support.queries import heard

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def item(token: str, at: datetime, seq: int = 1) -> dict[str, Any]:
    return {"id": str(uuid4()), "token": token, "service": "digital_tools", "scanned_at": clock.iso(at), "seq": seq}


@pytest.fixture
def phone(app: Flask) -> Any:
    """A phone with ten vouchers to scan, whose manager can revoke it."""
    assert app
    make.key_ring()
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        venue = make.qualified_venue()
        device, bearer = make.phone(venue)
        tokens = make.tokens(make.booklet(make.funded_order()))
    return device, bearer, tokens, make.actor(make.manager(venue))


def send(client: FlaskClient, bearer: str, *items: dict[str, Any]) -> list[tuple[str, str | None]]:
    answer = client.post("/api/redemptions", json={"redemptions": items}, headers=make.bearer_header(bearer))
    return [(result["status"], result["reason"]) for result in answer.json["results"]]


def test_what_was_scanned_before_is_taken_and_what_came_after_refused(client: FlaskClient, phone: Any) -> None:
    device, bearer, tokens, manager = phone
    with time_machine.travel(NOW, tick=False) as travel:
        revoking.revoke(manager, [device.id])
        travel.shift(timedelta(hours=2))
        sent = [item(tokens[0], NOW - MINUTE), item(tokens[1], NOW), item(tokens[2], NOW + MINUTE)]
        assert send(client, bearer, *sent) == [("accepted", None), ("accepted", None), ("refused", "device_revoked")]
        assert send(client, bearer, sent[2]) == [("refused", "device_revoked")]


def test_a_clock_that_is_fast_gains_nothing(client: FlaskClient, phone: Any) -> None:
    device, bearer, tokens, manager = phone
    with time_machine.travel(NOW, tick=False):
        revoking.revoke(manager, [device.id])
        assert send(client, bearer, item(tokens[0], NOW + timedelta(days=365))) == [("accepted", None)]
    with time_machine.travel(NOW + MINUTE, tick=False):
        assert send(client, bearer, item(tokens[1], NOW + timedelta(days=365))) == [("refused", "device_revoked")]


def test_it_may_undo_what_it_undid_before(client: FlaskClient, phone: Any) -> None:
    device, bearer, tokens, manager = phone
    first, second = item(tokens[0], NOW - 2 * MINUTE), item(tokens[1], NOW - 2 * MINUTE)
    headers = make.bearer_header(bearer)
    with time_machine.travel(NOW, tick=False) as travel:
        revoking.revoke(manager, [device.id])
        travel.shift(MINUTE)
        send(client, bearer, first, second)
        undo = [
            {"id": str(uuid4()), "reason": "mistake", "reversed_at": clock.iso(at), "seq": 3}
            for at in (NOW - MINUTE, NOW + MINUTE)
        ]
        answers = [
            client.post(f"/api/redemptions/{scan['id']}/reversal", json=body, headers=headers)
            for scan, body in zip((first, second), undo, strict=True)
        ]
    assert answers[0].status_code == 200
    assert (answers[1].status_code, answers[1].json["error"]["code"]) == (409, "too_late_to_reverse")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/bundle"), ("POST", "/api/vouchers/check"), ("POST", "/api/devices/token"), ("GET", "/api/balances")],
)
def test_it_may_do_nothing_else(client: FlaskClient, phone: Any, method: str, path: str) -> None:
    device, bearer, _, manager = phone
    revoking.revoke(manager, [device.id])
    answer = client.open(path, method=method, json={} if method == "POST" else None, headers=make.bearer_header(bearer))
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "device_revoked")


def test_after_thirty_days_or_lost_it_sends_nothing(client: FlaskClient, phone: Any) -> None:
    device, bearer, tokens, manager = phone
    body = {"redemptions": [item(tokens[0], NOW - MINUTE)]}
    with time_machine.travel(NOW, tick=False) as travel:
        revoking.revoke(manager, [device.id])
        travel.shift(timedelta(days=30))
        late = client.post("/api/redemptions", json=body, headers=make.bearer_header(bearer))
    with time_machine.travel(NOW + MINUTE, tick=False):
        revoking.revoke(manager, [device.id], lost=True)
        lost = client.post("/api/redemptions", json=body, headers=make.bearer_header(bearer))
    assert [(answer.status_code, answer.json["error"]["code"]) for answer in (late, lost)] == [
        (401, "device_revoked"),
        (401, "device_revoked"),
    ]


def test_judging_a_revoked_phone_costs_no_query_more(app: Flask, client: FlaskClient, phone: Any) -> None:
    device, bearer, tokens, manager = phone
    device_id = device.id
    with heard(app) as usual:
        send(client, bearer, item(tokens[0], clock.now()))
    revoking.revoke(manager, [device_id])
    send(client, bearer, item(tokens[1], NOW - MINUTE))  # finds the phone again
    with heard(app) as revoked:
        send(client, bearer, item(tokens[2], NOW - MINUTE))
    assert len(revoked) <= len(usual)


@given(st.integers(0, 60 * 86_400), st.booleans())
def test_a_phone_may_flush_for_thirty_days_unless_it_is_lost(seconds: int, lost: bool) -> None:
    assert may_flush(NOW, lost, NOW + timedelta(seconds=seconds)) == (not lost and seconds < 30 * 86_400)
    assert may_flush(None, False, NOW)


def test_only_a_phone_has_a_scope() -> None:
    scope = DeviceScope(1, 2, 3, NOW)
    assert Actor(4, device=scope).at.revoked_at == NOW
