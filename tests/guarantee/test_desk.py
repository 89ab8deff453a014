"""The desk of conflicts over HTTP: what the operator sees and decides, what the venue sees."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support import factories as make
from tests.support.queries import heard

from .support.rivals import Phone, Rivals

PAY = {"outcome": "honoured", "reason": "session_shown", "note": "Feuille de présence reçue."}


@pytest.fixture
def desk(client: FlaskClient) -> FlaskClient:
    """The operator's browser."""
    return make.sign_in(client, make.operator())


def cases(desk: FlaskClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/api/conflicts{query}").json["cases"]
    return found


def test_the_operator_sees_both_scans_and_why_the_rule_did_not_pay(desk: FlaskClient, rivals: Rivals) -> None:
    beside = Phone(rivals.winner.venue.organisation)
    rivals.conflict(beside)
    [case] = cases(desk)
    conflict, winner = case["conflict"], case["winner"]
    assert conflict["guarantee"] == {
        "state": "waiting",
        "why_not": ["same_organisation"],
        "left_cents": 1000,
        "worth_cents": 1000,
        "reason": None,
        "note": None,
        "decided_at": None,
        "person": None,
    }
    assert (conflict["venue"]["id"], winner["venue"]["id"]) == (beside.venue.id, rivals.winner.venue.id)
    assert (conflict["scanned_at"], winner["recorded_at"]) == ("2026-10-20T12:01:00.000Z", "2026-10-20T18:00:00.000Z")


def test_the_oldest_waits_at_the_head_and_a_decided_one_moves_to_the_others(desk: FlaskClient, rivals: Rivals) -> None:
    first, second = rivals.conflict(), rivals.conflict()
    assert [case["conflict"]["id"] for case in cases(desk)] == [str(first), str(second)]
    answer = desk.post(f"/api/conflicts/{first}/decision", json=PAY).json
    assert (answer["conflict"]["guarantee"]["state"], answer["conflict"]["net_cents"]) == ("honoured", 960)
    assert [case["conflict"]["id"] for case in cases(desk)] == [str(second)]
    assert [case["conflict"]["id"] for case in cases(desk, "?state=decided&month=2026-10")] == [str(first)]
    assert cases(desk, "?state=decided&month=2026-09") == []


def test_the_same_decision_twice_is_one_and_another_is_refused(desk: FlaskClient, rivals: Rivals) -> None:
    path = f"/api/conflicts/{rivals.conflict()}/decision"
    assert desk.post(path, json=PAY).json == desk.post(path, json=PAY).json
    other = desk.post(path, json={"outcome": "refused", "reason": "nothing_left"})
    assert (other.status_code, other.json["error"]["code"]) == (409, "already_decided")


def test_the_button_lets_the_rule_decide(desk: FlaskClient, rivals: Rivals) -> None:
    rivals.conflict(), rivals.conflict()
    assert desk.post("/api/conflicts/due").json == {"honoured": 1, "net_cents": 960, "refused": 0, "waiting": 1}


def test_the_manager_reads_the_decision_and_its_words(desk: FlaskClient, client: FlaskClient, rivals: Rivals) -> None:
    conflict = rivals.conflict()
    refusal = {"outcome": "refused", "reason": "other", "note": "Le lieu a reconnu son erreur."}
    desk.post(f"/api/conflicts/{conflict}/decision", json=refusal)
    make.sign_in(client, make.manager(rivals.loser.venue))
    line = client.get(f"/api/redemptions/{conflict}").json
    assert (line["guarantee"]["state"], line["guarantee"]["note"]) == ("refused", refusal["note"])
    month = client.get(f"/api/venues/{rivals.loser.venue.id}/redemptions?month=2026-10").json
    assert month["redemptions"][0]["guarantee"]["reason"] == "other"


def test_a_manager_decides_nothing(client: FlaskClient, rivals: Rivals) -> None:
    make.sign_in(client, make.manager(rivals.loser.venue))
    conflict = rivals.conflict()
    assert client.get("/api/conflicts").status_code == 403
    assert client.post(f"/api/conflicts/{conflict}/decision", json=PAY).status_code == 403
    assert client.post("/api/conflicts/due").status_code == 403


def test_many_conflicts_are_shown_with_as_many_statements_as_one(app: Flask, desk: FlaskClient, rivals: Rivals) -> None:
    counted = []
    for _ in range(2):
        rivals.conflict()
        with heard(app) as statements:
            desk.get("/api/conflicts")
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 22
