"""An honour in a month: counted once in balances, tallies, lines, CSV and statements."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select

from server import csv_dialects
from server.access import Actor
from server.activity import exports
from server.activity.venue_months import EVERYTHING, venue_month
from server.db import db
from server.guarantee.service import OperatorDecision, decide, honour_due
from server.ledger.models import LedgerLine
from server.payouts.balances import balance
from server.settlements import closing
from server.settlements.models import Statement, StatementLine
from server.settlements.service import tally
from server.settlements.tally import Totals
from tests.support import factories as make

from .support.rivals import Phone, Rivals

ONE = Totals(1, 1000, 40, 960)
NOVEMBER, DECEMBER = datetime(2026, 11, 2, 8, tzinfo=UTC), datetime(2026, 12, 2, 8, tzinfo=UTC)


@pytest.fixture
def manager(rivals: Rivals) -> Actor:
    return make.actor(make.manager(rivals.loser.venue))


def of_loser(rivals: Rivals, month: str) -> Totals:
    return next((one.totals for one in tally(month).venues if one.venue_id == rivals.loser.venue.id), Totals())


def test_an_open_month_counts_it(rivals: Rivals, manager: Actor) -> None:
    rivals.conflict()
    assert of_loser(rivals, "2026-10") == Totals()
    honour_due()
    assert of_loser(rivals, "2026-10") == ONE
    assert balance(manager, rivals.loser.venue.id).this_period == ONE
    found = venue_month(manager, rivals.loser.venue.id, "2026-10", EVERYTHING)
    assert found.sums == ONE
    [line] = found.page.lines
    assert (line.redemption.status, line.amounts.net_cents, line.settled) == ("conflict", 960, False)


def test_its_csv_adds_up_and_says_who_pays(rivals: Rivals, manager: Actor) -> None:
    rivals.conflict()
    honour_due()
    found = venue_month(manager, rivals.loser.venue.id, "2026-10", EVERYTHING)
    [row] = csv.DictReader(io.StringIO(exports.month_csv(found, csv_dialects.STANDARD)))
    assert (row["kind"], row["status"], row["net_cents"]) == ("honour", "conflict", "960")
    assert "Payé par la garantie" in exports.month_csv(found, csv_dialects.FRENCH)
    assert exports.receipts(found) == ""


def test_closing_lets_the_rule_decide_first_and_states_what_it_paid(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    with time_machine.travel(NOVEMBER, tick=False):
        closing.close_period(operator, "2026-10")
    frozen = db.session.scalars(select(StatementLine).where(StatementLine.honour_id.is_not(None))).one()
    assert (frozen.honour_id, frozen.month, frozen.net_cents) == (conflict, "2026-10", 960)
    stated = db.session.scalars(select(Statement.net_cents).order_by(Statement.organisation_id)).all()
    assert stated == [960, 960]
    assert of_loser(rivals, "2026-10") == ONE
    payable = sum(db.session.scalars(select(LedgerLine.payable)))
    assert payable == 0


def test_what_is_decided_after_its_month_was_closed_counts_in_the_next(
    rivals: Rivals, operator: Actor, manager: Actor
) -> None:
    conflict = rivals.conflict(Phone(rivals.loser.venue.organisation), next(rivals.texts))
    undecided = rivals.conflict(Phone(rivals.winner.venue.organisation))
    with time_machine.travel(NOVEMBER, tick=False):
        closing.close_period(operator, "2026-10")
        make.funded_order(rivals.campaign, booklet_count=5)
        decide(operator, undecided, OperatorDecision("honoured", "not_their_fault"))
        assert tally("2026-10").total.redemptions == 3
        assert tally("2026-11").total == ONE
    with time_machine.travel(DECEMBER, tick=False):
        closing.close_period(operator, "2026-11")
    months = select(StatementLine.honour_id, StatementLine.month).where(StatementLine.honour_id.is_not(None))
    assert dict(db.session.execute(months).all()) == {conflict: "2026-10", undecided: "2026-11"}


def test_a_conflict_stands_in_one_month_only(rivals: Rivals, operator: Actor) -> None:
    phone = Phone(rivals.winner.venue.organisation)
    conflict = rivals.conflict(phone)
    with time_machine.travel(NOVEMBER, tick=False):
        closing.close_period(operator, "2026-10")
        decide(operator, conflict, OperatorDecision("honoured", "not_their_fault"))
        found = [venue_month(operator, phone.venue.id, month, EVERYTHING) for month in ("2026-10", "2026-11")]
    assert [len(one.page.lines) for one in found] == [0, 1]
    assert [one.sums for one in found] == [Totals(), ONE]
    assert found[1].page.lines[0].period == "2026-11"
