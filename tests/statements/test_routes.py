"""`/api/statements`: shapes and permissions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.access import Actor
from server.commands import CONSOLE
from server.keys import ring
from server.settlements.closing import close_period
from tests.support import factories
from tests.support.rows import Scanner

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
NUMBER = "R-2026-11-0001"
ONE = {"redemptions": 1, "gross_cents": 1000, "fee_cents": 40, "net_cents": 960}
SUMS = {**ONE, "carried_cents": 0, "total_cents": 960}


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def closed(app: Flask, scanner: Scanner, operator: Actor) -> Scanner:
    ring.rotate(CONSOLE)
    scanner.accepted(NOVEMBER, receipt="signed")
    close_period(operator, "2026-11")
    return scanner


@pytest.fixture
def manager(client: FlaskClient, closed: Scanner) -> FlaskClient:
    return factories.sign_in(client, factories.manager(closed.venue))


def summary(of: Scanner) -> dict[str, object]:
    owner = of.venue.organisation
    return {
        "number": NUMBER,
        "month": "2026-11",
        "organisation_id": owner.id,
        "organisation": owner.name,
        "siret": None,
        **SUMS,
        "invoice_number": "F-2026-000001",
        "issued_at": "2026-12-02T08:00:00.000Z",
        "pay_by": "2026-12-15",
    }


def test_a_manager_lists_statements(manager: FlaskClient, closed: Scanner) -> None:
    answer = manager.get("/api/statements").json
    assert answer == {"statements": [summary(closed)], "sums": SUMS, "page": 1, "pages": 1, "total": 1}


def test_a_statement_is_told_venue_by_venue_campaign_by_campaign_line_by_line(
    manager: FlaskClient, closed: Scanner
) -> None:
    answer = manager.get(f"/api/statements/{NUMBER}").json
    venue = closed.venue
    assert {key: answer[key] for key in summary(closed)} == summary(closed)
    assert answer["venues"] == [{"id": venue.id, "name": "Médiathèque", "commune": "Bordeaux", **ONE}]
    [campaign] = answer["campaigns"]
    assert campaign == {"id": 1, "name": "Pass numérique 2026", "sponsor": campaign["sponsor"], **ONE}
    [line] = answer["lines"]
    assert line == {
        "id": line["receipt_number"],
        "kind": "redemption",
        "at": "2026-11-23T14:05:00.000Z",
        "scanned_at": "2026-11-23T14:05:00.000Z",
        "voucher": "1-1-1",
        "service": "digital_tools",
        "venue": {"id": venue.id, "name": "Médiathèque"},
        "campaign": "Pass numérique 2026",
        "sponsor": campaign["sponsor"],
        **{name: ONE[name] for name in ("gross_cents", "fee_cents", "net_cents")},
        "receipt_number": line["receipt_number"],
        "reason": None,
    }
    assert (answer["attestation"], answer["page"], answer["pages"], answer["total"]) == (False, 1, 1, 1)
    [head] = [head for head in manager.get("/api/log/heads").json["heads"] if head["size"] == answer["log"]["size"]]
    assert answer["log"]["root"] == head["root"]


def test_a_statement_is_kept_as_files(manager: FlaskClient) -> None:
    lines = manager.get(f"/api/statements/{NUMBER}/lines.csv?dialect=standard")
    assert lines.headers["Content-Disposition"] == f'attachment; filename="releve-{NUMBER}.csv"'
    assert lines.text.startswith("kind,reason,recorded_at,scanned_at,voucher,service,venue,campaign,sponsor,")
    receipts = manager.get(f"/api/statements/{NUMBER}/receipts")
    assert (receipts.text, receipts.content_type) == ("signed\n", "text/plain; charset=utf-8")


@pytest.mark.parametrize("path", ["", "/lines.csv", "/receipts"])
def test_another_organisations_statement_is_not_found(client: FlaskClient, closed: Scanner, path: str) -> None:
    factories.sign_in(client, factories.manager(Scanner().venue))
    for number in (NUMBER, "R-2026-11-9999", "R"):
        answer = client.get(f"/api/statements/{number}{path}")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_statement")
    assert client.get("/api/statements").json["statements"] == []


@pytest.mark.parametrize(
    "path", ["/api/statements", f"/api/statements/{NUMBER}", f"/api/statements/{NUMBER}/lines.csv"]
)
def test_a_mediator_sees_no_statement(client: FlaskClient, closed: Scanner, path: str) -> None:
    assert factories.sign_in(client, factories.mediator(closed.venue)).get(path).status_code == 403


@pytest.mark.parametrize(
    "query", ["month=2026-13", "month=novembre", "month=", "page=0", "from=x", "organisation_id=x"]
)
def test_a_query_that_makes_no_sense_is_refused(manager: FlaskClient, query: str) -> None:
    assert manager.get(f"/api/statements?{query}").status_code == 422
