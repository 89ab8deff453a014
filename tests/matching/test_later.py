"""What only becomes plain after its import is matched by the day, in the server's name."""

from __future__ import annotations

import logging

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from server.db import db
from server.matching import unattended
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER, PAYOUT, BankMatch
from server.matching.unattended import match_by_itself
from server.payouts import service
from server.trail.models import CONSOLE, Act
from tests.bank_statements.support import camt, desk
from tests.matching.support.bank_day import BankDay, check_whole
from tests.payouts.support.office import DECEMBER, OTHER_IBAN, Office, payouts, states
from tests.support import factories
from tests.support.money_in import credit, match

ONE = "bank: 1 movements explained"


def confirmed() -> list[tuple[str, str]]:
    """The kind of each match that nobody made, and who the trail says confirmed it."""
    rows = select(BankMatch).where(BankMatch.confirmed_at.is_not(None), BankMatch.made_by_id.is_(None))
    acts = select(Act.subject_id, Act.doer).where(Act.verb == "match.confirmed")
    doers = dict(db.session.execute(acts).all())
    return [(one.kind, doers[str(one.id)]) for one in db.session.scalars(rows.order_by(BankMatch.id))]


def test_a_credit_whose_payer_is_known_later_pays_its_order(app: Flask, runner: FlaskCliRunner) -> None:
    order = factories.order()
    credit(10_400, text=f"Commande {order.id}", party_iban=camt.FEES)
    assert match_by_itself() == 0
    match(credit(100, party_iban=camt.FEES), Part(ADVANCE, 100, campaign_id=order.campaign_id))
    assert ONE in runner.invoke(args=["day"]).stdout
    assert confirmed() == [(ORDER, CONSOLE)]
    assert "bank:" not in runner.invoke(args=["day"]).stdout


def test_a_debit_before_its_transfer_is_marked_as_sent_pays_it_then(app: Flask, runner: FlaskCliRunner) -> None:
    with time_machine.travel(DECEMBER, tick=False):
        desk.open_accounts()
        office = Office()
        owner = office.owed(2)
        office.close()
        office.account(owner, OTHER_IBAN)
        batch = service.prepare(office.first)
        service.approve(office.second, batch.id)
        day = BankDay()
        day.debit("early", payouts()[0])
        day.bring()
        assert match_by_itself() == 0
        service.mark_sent(office.first, batch.id)
        assert ONE in runner.invoke(args=["day"]).stdout
        assert (states(), confirmed()) == (["paid"], [(PAYOUT, CONSOLE)])
        check_whole()


def test_what_breaks_in_matching_stops_nothing_else_of_the_day(
    app: Flask, runner: FlaskCliRunner, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_actor: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(unattended, "explain_by_itself", breaks)
    with caplog.at_level(logging.ERROR):
        done = runner.invoke(args=["day"])
    assert (done.exit_code, "mail: 0 sent" in done.stdout) == (0, True)
    assert "ZeroDivisionError" in caplog.text
