"""Every API answer carries the header `Poincon-Api`, and refuses only with codes that phones' queues know."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.accounts import revoking
from server.errors import HTTP_CODES, STATUS
from tests.support import factories as make
from tests.support.refusals import REFUSALS

VECTORS = json.loads((Path(__file__).parent / "vectors" / "refusals-v1.json").read_text())
SIGN = (VECTORS["header"]["name"], VECTORS["header"]["value"])
ENDPOINTS: dict[str, dict[str, list[str]]] = VECTORS["endpoints"]
LATER = {"408", "425", "429"}  # with any code the phone tries again
OF_CLASSES = {
    kind.code: next((STATUS[base] for base in kind.__mro__ if base in STATUS), 500) for kind in REFUSALS.values()
}
STATUSES = OF_CLASSES | {code: status for status, (code, _) in HTTP_CODES.items()}
TOO_LARGE = b"[" + b" " * 300_000 + b"]"


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_the_document_tells_the_statuses_that_a_queue_believes(client: FlaskClient, endpoint: str) -> None:
    method, path = endpoint.split(" ")
    told = client.get("/api/openapi.json").json["paths"][path][method.lower()]["responses"]
    assert {status for status in told if status.startswith("4")} - LATER == set(ENDPOINTS[endpoint])


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_each_code_that_a_queue_believes_has_its_status_on_the_server(endpoint: str) -> None:
    for status, codes in ENDPOINTS[endpoint].items():
        assert {code: STATUSES.get(code) for code in codes} == dict.fromkeys(codes, int(status))


class Askers:
    """A phone, a revoked phone, a prescriber, and a person without the permission."""

    def __init__(self, app: Flask) -> None:
        venue = make.qualified_venue()
        _device, self.phone = make.phone(venue)
        revoked, self.revoked = make.phone(venue)
        revoking.revoke(make.actor(make.manager(venue)), [revoked.id])
        self.prescriber = make.sign_in(app.test_client(), make.prescriber())
        make.key_ring()
        self.sponsor = make.sign_in(app.test_client(), make.sponsor_person(make.sponsor()))


@pytest.fixture
def askers(app: Flask) -> Askers:
    return Askers(app)


Ask = Callable[..., TestResponse]


def refusals(ask: Ask, who: Askers, *, by_cookie: bool) -> list[TestResponse]:
    """Each way in which a request itself can be refused, for phones or for people."""
    may: dict[str, Any] = {"client": who.prescriber} if by_cookie else {"headers": make.bearer_header(who.phone)}
    away = {"Sec-Fetch-Site": "cross-site"}
    others: list[dict[str, Any]] = [
        {"client": who.sponsor},
        *([{"headers": away}] if by_cookie else [{"headers": make.bearer_header(who.revoked)}]),
        *([{}] if by_cookie else [{"headers": make.bearer_header("made up")}]),
    ]
    return [ask(**each, json={}) for each in others] + [ask(**may, **body) for body in BODIES]


BODIES: list[dict[str, Any]] = [
    {"data": b"{", "content_type": "application/json"},
    {"data": TOO_LARGE, "content_type": "application/json"},
    {"data": b"{}", "content_type": "text/plain"},
    {"json": {}},
    {"json": []},
    {"json": {"redemptions": []}},
    {"json": {"hand_overs": [], "organisation_id": "one"}},
    {"json": {"hand_overs": [{}], "organisation_id": 999}},
    {"json": {"id": str(uuid4()), "reason": "mistake"}},
]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_queue_knows_each_refusal_that_a_request_meets(client: FlaskClient, askers: Askers, endpoint: str) -> None:
    method, path = endpoint.split(" ")
    address = path.replace("{redemption_id}", str(uuid4()))

    def ask(client: FlaskClient = client, **request: Any) -> TestResponse:
        return client.open(address, method=method, **request)

    by_cookie = "device_revoked" not in ENDPOINTS[endpoint]["401"]
    refused = [answer for answer in refusals(ask, askers, by_cookie=by_cookie) if answer.status_code >= 400]
    met = {(str(answer.status_code), answer.json["error"]["code"]) for answer in refused}
    known = {(status, code) for status, codes in ENDPOINTS[endpoint].items() for code in codes}
    assert met - known == set()
    assert {status for status, _ in met} >= {"401", "403"}


def test_every_answer_of_the_api_is_signed_and_no_other(app: Flask, client: FlaskClient, askers: Askers) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.features.load_all()  # type: ignore[attr-defined]  # our own app has them
    app.view_functions["messages.list_messages"] = lambda: 1 / 0
    answers = [
        client.get("/api/session"),
        client.get("/api/nowhere"),
        client.put("/api/session"),
        client.post("/api/session", json={}),
        client.post("/api/redemptions", **BODIES[1], headers=make.bearer_header(askers.phone)),
        client.get("/api/bundle", headers=make.bearer_header(askers.phone)),
        client.get("/api/openapi.json"),
        askers.prescriber.get("/api/messages"),
        askers.sponsor.delete("/api/session"),
    ]
    assert [answer.status_code for answer in answers] == [401, 404, 405, 422, 413, 200, 200, 500, 204]
    assert [answer.headers.get(SIGN[0]) for answer in answers] == [SIGN[1]] * len(answers)
    assert [client.get(path).headers.get(SIGN[0]) for path in ("/healthz", "/api", "/nowhere")] == [None] * 3
