"""The views of settlements: shapes on the wire, and who may ask."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.accounts.models import Person
from tests.support import factories
from tests.support.rows import Scanner

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
ONE = {"redemptions": 1, "gross_cents": 1000, "fee_cents": 40, "net_cents": 960}
NONE = dict.fromkeys(ONE, 0)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOVEMBER, tick=False):
        yield


@pytest.fixture
def manager(scanner: Scanner) -> Person:
    return factories.manager(scanner.venue)


def as_(client: FlaskClient, someone: Person) -> FlaskClient:
    return factories.sign_in(client, someone)


def test_the_operator_reads_then_closes_a_month(client: FlaskClient, scanner: Scanner) -> None:
    scanner.accepted(NOVEMBER)
    as_(client, factories.operator())
    open_month = client.get("/api/settlements/2026-11").json
    assert open_month == {
        "period": "2026-11",
        "status": "open",
        "closed_at": None,
        "venues": [{"venue_id": scanner.venue.id, "name": "Médiathèque", **ONE}],
        "total": ONE,
    }
    with time_machine.travel(DECEMBER, tick=False):
        as_(client, factories.operator())
        closed = client.post("/api/settlements/2026-11/close")
    assert closed.status_code == 200
    assert closed.json == {**open_month, "status": "closed", "closed_at": "2026-12-02T08:00:00.000Z"}


def test_refusals_of_closing_have_their_codes(client: FlaskClient, scanner: Scanner) -> None:
    scanner.accepted(NOVEMBER)
    as_(client, factories.operator())
    early = client.post("/api/settlements/2026-11/close")
    assert (early.status_code, early.json["error"]["code"]) == (409, "period_not_over")
    with time_machine.travel(datetime(2027, 1, 2, tzinfo=UTC), tick=False):
        as_(client, factories.operator())
        codes = [
            client.post(f"/api/settlements/{month}/close").json.get("error", {}).get("code")
            for month in ("2026-12", "2026-11", "2026-11", "2026-13")
        ]
    assert codes == ["earlier_period_open", None, "period_already_closed", "invalid_month"]


def test_the_operator_sees_which_months_are_open(client: FlaskClient, scanner: Scanner) -> None:
    scanner.accepted(NOVEMBER)
    months = as_(client, factories.operator()).get("/api/settlements").json
    assert months == {"settlements": [{"period": "2026-11", "status": "open", "closed_at": None, "total": ONE}]}


def test_a_manager_reads_a_venues_balance(client: FlaskClient, scanner: Scanner, manager: Person) -> None:
    scanner.accepted(NOVEMBER)
    balance = {
        "venue_id": scanner.venue.id,
        "name": "Médiathèque",
        "organisation_id": scanner.venue.organisation_id,
        "period": "2026-11",
        "pay_by": "2026-12-15",
        "waiting_pay_by": "2026-11-15",
        **ONE,
        "waiting": NONE,
        "paid": NONE,
    }
    as_(client, manager)
    assert client.get(f"/api/venues/{scanner.venue.id}/balance").json == balance
    assert client.get("/api/balances").json == {"balances": [balance]}


def test_a_phone_reads_its_venues_balance(client: FlaskClient, app: Flask) -> None:
    venue = factories.qualified_venue()
    _device, bearer = factories.phone(venue)
    answer = client.get(f"/api/venues/{venue.id}/balance", headers=factories.bearer_header(bearer))
    assert answer.json["net_cents"] == 0


def test_a_statement_has_sums_lines_and_pages(client: FlaskClient, scanner: Scanner, manager: Person) -> None:
    first = scanner.accepted(NOVEMBER)
    scanner.turned_away(NOVEMBER, first=first)
    statement = as_(client, manager).get(f"/api/venues/{scanner.venue.id}/redemptions").json
    lines = statement.pop("redemptions")
    place = {"id": scanner.venue.id, "name": "Médiathèque", "commune": "Bordeaux"}
    assert statement == {
        "venue": place,
        "period": "2026-11",
        "status": "open",
        "closed_at": None,
        "pay_by": "2026-12-15",
        "sums": ONE,
        "counts": {"accepted": 1, "conflict": 1, "refused": 0, "reversed": 0},
        "page": 1,
        "pages": 1,
        "total": 2,
        "corrections": [],
    }
    accepted = next(line for line in lines if line["status"] == "accepted")
    assert (accepted["id"], accepted["net_cents"], accepted["venue"]) == (str(first.id), 960, place)
    conflict = next(line for line in lines if line["status"] == "conflict")
    at = "2026-11-23T14:05:00.000Z"
    here = {"venue_id": place["id"], "venue": place["name"], "commune": place["commune"], "at": at, "here": True}
    assert conflict["first"] == here


@pytest.mark.parametrize("query", ["month=2026-13", "status=lost", "service=cooking", "page=0", "page=x"])
def test_a_query_of_another_shape_is_refused(
    client: FlaskClient, scanner: Scanner, manager: Person, query: str
) -> None:
    answer = as_(client, manager).get(f"/api/venues/{scanner.venue.id}/redemptions?{query}")
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")


def test_exports_are_files_to_keep(client: FlaskClient, scanner: Scanner, manager: Person) -> None:
    scanner.accepted(NOVEMBER)
    as_(client, manager)
    table = client.get(f"/api/venues/{scanner.venue.id}/redemptions.csv")
    receipts = client.get(f"/api/venues/{scanner.venue.id}/receipts")
    assert (table.mimetype, receipts.mimetype) == ("text/csv", "text/plain")
    assert f'filename="pass-2026-11-{scanner.venue.id}.csv"' in table.headers["Content-Disposition"]
    assert receipts.text == "receipt\n"


@pytest.mark.parametrize("path", ["balance", "redemptions", "redemptions.csv", "receipts"])
def test_another_organisations_venue_is_not_found(
    client: FlaskClient, scanner: Scanner, manager: Person, path: str
) -> None:
    answer = as_(client, manager).get(f"/api/venues/{factories.qualified_venue().id}/{path}")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_venue")


@pytest.mark.parametrize("path", ["settlements", "settlements/2026-11", "conflicts"])
def test_a_manager_does_not_see_other_venues_money(client: FlaskClient, manager: Person, path: str) -> None:
    assert as_(client, manager).get(f"/api/{path}").status_code == 403


def test_a_manager_does_not_close_months(client: FlaskClient, manager: Person) -> None:
    assert as_(client, manager).post("/api/settlements/2026-10/close").status_code == 403


def test_the_operator_sees_conflicts(client: FlaskClient, scanner: Scanner) -> None:
    scanner.turned_away(NOVEMBER, first=scanner.accepted(NOVEMBER))
    page = as_(client, factories.operator()).get("/api/conflicts?month=2026-11").json
    assert (page["total"], page["cases"][0]["conflict"]["first"]["here"]) == (1, True)
