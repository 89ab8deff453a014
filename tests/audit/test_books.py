"""The operator's accounts balance; the journal can be searched and exported; the last audit is shown."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient

from server.audit import night
from server.audit.books import PAGE_LENGTH
from server.audit.events import SOURCES
from server.audit.exports import COLUMNS
from server.audit.schemas import KINDS
from server.campaigns.models import Order
from server.db import db, transaction
from server.ledger import rules
from server.ledger.posting import Posting, post
from server.ledger.rules import ACCOUNTS
from tests.payouts.support.office import DECEMBER, NOVEMBER, Office
from tests.support import factories as make


@pytest.fixture
def operator(office: Office, client: FlaskClient) -> FlaskClient:
    """The operator's browser, after two venues were paid for November."""
    owners = [office.owed(3), office.owed(2)]
    statements = office.close()
    for owner in owners:
        office.account(owner)
    office.sent()
    office.answered(f"2026-12-02;{statements[0].number};28,80;paid;")
    return make.sign_in(client, make.operator())


@pytest.fixture
def office(app: Any) -> Any:
    with time_machine.travel(DECEMBER, tick=False):
        yield Office()


def lines(operator: FlaskClient, query: str = "") -> Any:
    answer = operator.get(f"/api/ledger/lines?{query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_every_kind_of_line_and_every_account_can_be_told() -> None:
    assert set(KINDS) == set(SOURCES)
    assert list(COLUMNS)[3:] == list(ACCOUNTS)


def test_the_bank_holds_what_is_owed(operator: FlaskClient) -> None:
    seen = operator.get("/api/ledger").get_json()
    for one in [*(campaign["accounts"] for campaign in seen["campaigns"]), seen["total"]]:
        assert one["bank"] == sum(cents for name, cents in one.items() if name != "bank")
    assert (seen["total"]["bank"], seen["total"]["in_transit"]) == (2 * 10400 - 2880, 1920)
    assert seen["audit"] is None


def test_the_last_audit_is_told(operator: FlaskClient) -> None:
    night.audit()
    campaign_id = db.session.scalars(db.select(Order.campaign_id)).first()
    with transaction() as session:
        post(session, Posting("funded", "x", campaign_id or 0, DECEMBER, rules.funded(1, 0, 0)))
    assert operator.get("/api/ledger").get_json()["audit"]["broken"] == 0
    night.audit()
    audit = operator.get("/api/ledger").get_json()["audit"]
    assert audit["broken"] >= 1
    assert audit["sentences"][0] == "ledger: 1 lines 'funded' belong to no event"


def test_the_journal_tells_a_months_lines_newest_first(operator: FlaskClient) -> None:
    now, before = lines(operator), lines(operator, "month=2026-11")
    assert {line["kind"] for line in now["lines"]} == {"closed", "sent", "paid"}
    assert (before["total"], before["pages"]) == (11, 1)
    moments = [line["recorded_at"] for line in before["lines"]]
    assert moments == sorted(moments, reverse=True)
    [scan, *_] = lines(operator, "month=2026-11&kind=redeemed")["lines"]
    assert scan["moves"] == {"outstanding": -1000, "payable": 960, "fees_earned": 40}
    assert scan["organisation"]


def test_the_journal_is_narrowed(operator: FlaskClient) -> None:
    one = lines(operator, "month=2026-11&kind=redeemed")["lines"][0]
    of_campaign = lines(operator, f"month=2026-11&campaign_id={one['campaign_id']}")["lines"]
    of_owner = lines(operator, f"organisation_id={one['organisation_id']}")["lines"]
    assert {line["campaign_id"] for line in of_campaign} == {one["campaign_id"]}
    assert {line["organisation_id"] for line in of_owner} == {one["organisation_id"]}
    assert lines(operator, "campaign_id=65000")["lines"] == []


def test_the_journal_has_pages(operator: FlaskClient) -> None:
    campaign_id = db.session.scalars(db.select(Order.campaign_id)).first()
    with transaction() as session:
        for number in range(PAGE_LENGTH):
            post(session, Posting("funded", f"x{number}", campaign_id or 0, NOVEMBER, rules.funded(1, 0, 0)))
    first, second = (lines(operator, f"month=2026-11&page={page}") for page in (1, 2))
    assert (first["pages"], len(first["lines"]), len(second["lines"])) == (2, PAGE_LENGTH, 11)
    keys = {(line["event_id"], line["kind"]) for line in [*first["lines"], *second["lines"]]}
    assert len(keys) == first["total"] == PAGE_LENGTH + 11


@pytest.mark.parametrize("query", ["month=2026-13", "kind=stolen", "page=0"])
def test_nonsense_is_refused(operator: FlaskClient, query: str) -> None:
    assert operator.get(f"/api/ledger/lines?{query}").status_code == 422


def test_the_export_has_a_row_for_each_campaign_and_their_sum(operator: FlaskClient) -> None:
    french = operator.get("/api/ledger.csv").get_data(as_text=True)
    standard = operator.get("/api/ledger.csv?dialect=standard").get_data(as_text=True)
    assert french.splitlines()[-1] == ";Total;;179,20;0,00;150,00;4,00;0,00;0,00;19,20;6,00;0,00;0,00"
    assert standard.splitlines()[-1] == ",total,,17920,0,15000,400,0,0,1920,600,0,0"
    assert len(french.splitlines()) == 4


@pytest.mark.parametrize("path", ["/api/ledger", "/api/ledger.csv", "/api/ledger/lines"])
def test_only_the_operator_reads_them(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 401
    make.sign_in(client, make.manager(make.qualified_venue()))
    assert client.get(path).status_code == 403
