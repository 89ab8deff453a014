"""An imported statement is matched by itself as far as it needs nobody's word; nothing of that fails the import."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.bank_statements import own_accounts
from server.bank_statements.models import FUNDS, BankMovement
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import db
from server.matching import unattended
from server.matching.effects import Part
from server.matching.models import ADVANCE, BANK_FEE, ORDER, BankMatch
from tests.bank_statements.support import camt
from tests.support import factories
from tests.support.money_in import credit, match


def fee() -> tuple[int, str]:
    """What the bank charges, by its own code."""
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    charged = "<Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG"
    return -350, camt.movement(-350, day).replace("<Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT", charged)


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    own_accounts.add(CONSOLE, OwnAccountDetails("Fonds", FUNDS, camt.FUNDS))
    return factories.sign_in(client, factories.operator())


def deliver(client: FlaskClient, *movements: tuple[int, str]) -> None:
    """The bank's statement of yesterday, as the operator reads it in."""
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    told = {"movements": "".join(written for _cents, written in movements)}
    content = camt.document(camt.statement(day, 0, [cents for cents, _written in movements], **told))
    answer = client.post("/api/bank-statements?name=releve.xml", data=content, content_type="application/xml")
    assert [part["outcome"] for part in answer.get_json()["files"][0]["parts"]] == ["taken"]


def sent(cents: int, text: str) -> tuple[int, str]:
    """A transfer of a sponsor that paid from that account before."""
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    return cents, camt.movement(cents, day, camt.payment(cents, text=text))


def known_payer() -> int:
    """An order of 104,00 € whose sponsor's account paid an advance before; its number."""
    order = factories.order()
    before = credit(100, party_iban=camt.FEES)
    match(before, Part(ADVANCE, 100, campaign_id=order.campaign_id))
    return order.id


def found() -> list[tuple[str, int, int | None]]:
    """Kind, cents and proposer of the matches that hold by nobody's word, the oldest first."""
    rows = select(BankMatch).where(BankMatch.confirmed_at.is_not(None), BankMatch.made_by_id.is_(None))
    return [(one.kind, one.cents, one.confirmed_by_id) for one in db.session.scalars(rows.order_by(BankMatch.id))]


def test_a_credit_that_agrees_and_a_fee_are_matched_in_the_server_s_name(operator: FlaskClient) -> None:
    order_id = known_payer()
    deliver(operator, sent(10_400, f"Commande {order_id}"), fee())
    assert found() == [(ORDER, 10_400, None), (BANK_FEE, -350, None)]
    assert operator.get(f"/api/orders/{order_id}").get_json()["funded_by"] == "credits"


def test_what_needs_two_people_is_left_to_them(operator: FlaskClient) -> None:
    order_id = known_payer()
    deliver(operator, sent(10_300, f"Commande {order_id}"), sent(10_400, "sans référence"))
    assert found() == []
    assert operator.get("/api/movements?page=1").get_json()["total"] == 2


def test_what_breaks_in_matching_fails_no_import_and_stops_nothing_else(
    operator: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_actor: object) -> None:
        db.session.execute(select(BankMovement)).all()
        raise ZeroDivisionError

    monkeypatch.setattr(unattended, "match_agreeing", breaks)
    with caplog.at_level(logging.ERROR):
        deliver(operator, fee())
    assert found() == [(BANK_FEE, -350, None)]
    assert "ZeroDivisionError" in caplog.text


def test_the_command_does_the_same(app: Flask, operator: FlaskClient, tmp_path: Path) -> None:
    order_id = known_payer()
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    cents, written = sent(10_400, f"Commande {order_id}")
    file = tmp_path / "releve.xml"
    file.write_bytes(camt.document(camt.statement(day, 0, [cents], movements=written)))
    assert app.test_cli_runner().invoke(args=["bank", "import", str(file)]).exit_code == 0
    assert found() == [(ORDER, 10_400, None)]
