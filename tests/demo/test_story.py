"""The demo's story: a campaign half used and near its end, made once through the services."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.accounts import sessions
from server.approvals.own import own_approvals
from server.approvals.standings import list_standings
from server.audit import ledger
from server.campaigns.models import Campaign, Order
from server.credits.models import CreditNote
from server.dashboards.service import dashboard
from server.db import db
from server.demo import cast, ended, office, story, treasury, workshops
from server.demo.load import Demo, load
from server.expiry.service import procedure
from server.guarantee.models import Honour
from server.keys import ring
from server.messages.inbox import messages
from server.payouts.balances import balance
from server.payouts.models import Payout
from server.printing import proof
from server.redemptions import receipt_check
from server.redemptions.models import ACCEPTED, CONFLICT, Redemption
from server.reports.service import open_reports
from server.settlements.models import Period, Statement, StatementLine
from server.tables import list_tables
from server.transparency import log_check
from server.vouchers.models import Booklet, Transfer
from tests.support import worlds

USES = 324
BEFORE = 14  # in the campaign that is over
LOST = 1  # presented at two venues: the second phone had no network
SHIFTING = {"attempts"}  # windows of time, which end by themselves


class Interrupted(Exception):
    """Stands for the machine being switched off."""


class Failing:
    """A function that works a number of times, then raises."""

    def __init__(self, function: Any, calls: int) -> None:
        self.function, self.left = function, calls

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if not self.left:
            raise Interrupted
        self.left -= 1
        return self.function(*args, **kwargs)


@pytest.fixture
def demo(app: Flask) -> Demo:
    return worlds.enter("demo", load)


def counts() -> dict[str, int]:
    """How many rows each table has."""
    tables = [table for table in list_tables() if table.name not in SHIFTING]
    return {table.name: db.session.scalars(select(func.count()).select_from(table)).one() for table in tables}


def campaign() -> Campaign:
    return db.session.scalars(select(Campaign).where(Campaign.name == cast.NEAR_ITS_END)).one()


def signed_in(role: str) -> Actor:
    account = next(account for account in cast.ACCOUNTS if account.role == role)
    return sessions.sign_in(account.email, account.password)


@pytest.mark.usefixtures("demo")
def test_the_sponsor_s_first_campaign_is_half_used_two_weeks_before_its_end() -> None:
    found, seen = campaign(), dashboard(signed_in("sponsor"), campaign().id)
    assert found.last_day == clock.paris_day(clock.now()) + timedelta(days=14)
    assert found.id == max(db.session.scalars(select(Campaign.id)))
    assert 4000 <= seen.vouchers_used_bps <= 6000
    stages = {stage.stage: stage.booklets for stage in seen.stages}
    assert (stages["funded"], stages["issued"], stages["handed_over"]) == (120, 120, 75)


@pytest.mark.usefixtures("demo")
def test_every_bar_of_its_dashboard_can_be_shown() -> None:
    seen = dashboard(signed_in("sponsor"), campaign().id)
    assert [len(seen.prescribers), len(seen.territories), len(seen.services)] == [2, 4, 4]
    lines: list[Any] = [*seen.prescribers, *seen.territories, *seen.services]
    assert all((line.vouchers or 0) >= 5 for line in lines)
    shown = [week for week in seen.weeks if week.vouchers is not None]
    assert len(shown) >= 12
    assert {stage.stage: stage.vouchers for stage in seen.stages}["settled"] > 0


@pytest.mark.usefixtures("demo")
def test_the_sponsor_has_two_messages_and_a_step_to_confirm() -> None:
    sponsor = signed_in("sponsor")
    steps = {step.step: step for step in procedure(sponsor, campaign().id).steps}
    assert (steps["alert"].done_at is None, steps["block"].done_at is None) == (False, False)
    assert (steps["block"].to_confirm, steps["block"].confirmations) == (True, [])
    assert steps["acknowledge"].done_at is None
    assert messages(sponsor).unread == 2


@pytest.mark.usefixtures("demo")
def test_one_campaign_needs_approval_with_one_organisation_accepted_and_the_manager_s_asking() -> None:
    chosen = db.session.scalars(select(Campaign).where(Campaign.name == cast.CHOSEN)).one()
    assert list_standings(signed_in("sponsor"), chosen.id).states.items() >= {"asked": 1, "approved": 1}.items()
    assert [one.state for one in own_approvals(signed_in("manager"))] == ["asked"]


@pytest.mark.usefixtures("demo")
def test_booklets_are_on_their_way_one_was_replaced_and_a_venue_has_changed() -> None:
    assert [transfer.state for transfer in db.session.scalars(select(Transfer))] == ["sent"]
    replacement = db.session.scalars(select(Booklet).where(Booklet.replaces_id.is_not(None))).one()
    assert (replacement.replaced.void_reason, replacement.live_vouchers) == ("lost", 4)
    assert [report.kind for report in open_reports(signed_in("manager"))] == ["hours"]


def test_the_visitor_s_venue_has_a_past_but_nothing_this_month(demo: Demo) -> None:
    owed = balance(signed_in("manager"), demo.venue_id)
    assert owed.this_period.redemptions == 0
    assert owed.waiting.redemptions > 10
    assert owed.paid.redemptions > 20


def test_one_order_is_a_draft_and_two_wait_for_their_money(demo: Demo) -> None:
    unpaid = (Order.campaign_id == demo.campaign_id, Order.funded_at.is_(None))
    waiting = db.session.execute(select(Order.state, Order.booklet_count).where(*unpaid).order_by(Order.id)).all()
    assert [tuple(order) for order in waiting] == [("ordered", 60), ("draft", 40), ("ordered", 15)]


@pytest.mark.usefixtures("demo")
def test_all_that_is_paid_for_may_be_printed_and_the_other_order_waits_for_its_approval() -> None:
    orders = db.session.scalars(select(Order).where(Order.issued_at.is_not(None)).order_by(Order.id))
    assert [(bool(order.funded_at), proof.approval_of(order) is not None) for order in orders] == [
        *[(True, True)] * 4,
        (False, False),
    ]


@pytest.mark.usefixtures("demo")
def test_every_accepted_scan_of_the_past_has_a_receipt_that_verifies() -> None:
    points = ring.public_jwks()
    scans = db.session.scalars(select(Redemption).where(Redemption.status == ACCEPTED)).all()
    assert len(scans) == BEFORE + USES
    for scan in scans:
        claims = receipt_check.verify(scan.receipt or "", points)
        assert claims["recorded_at"] == clock.iso(scan.recorded_at)
        assert not scan.clock_doubtful
    assert len({scan.venue_id for scan in scans}) == 4
    assert max(scan.recorded_at for scan in scans) < clock.now()


@pytest.mark.usefixtures("demo")
def test_closed_months_are_paid_and_one_transfer_came_back() -> None:
    closed = db.session.scalars(select(Period.month).where(Period.closed_at.is_not(None))).all()
    assert len(closed) >= 2
    states = db.session.execute(select(Statement.month, Payout.state).join(Payout, Payout.statement_id == Statement.id))
    by_state = [(state, month) for month, state in states]
    assert [month for state, month in by_state if state == "returned"] == [max(closed)]
    assert {state for state, _month in by_state} == {"paid", "returned"}
    assert len(by_state) == len(db.session.scalars(select(Statement.id)).all())


@pytest.mark.usefixtures("demo")
def test_a_scan_that_lost_a_race_was_paid_by_the_guarantee() -> None:
    honour = db.session.scalars(select(Honour)).one()
    assert db.session.get_one(Redemption, honour.redemption_id).status == CONFLICT
    assert db.session.scalars(select(StatementLine).where(StatementLine.honour_id == honour.redemption_id)).one()


@pytest.mark.usefixtures("demo")
def test_what_a_campaign_that_is_over_did_not_use_was_given_back() -> None:
    note = db.session.scalars(select(CreditNote)).one()
    assert note.total_cents == 30 * 1000 - BEFORE * 1000
    assert db.session.scalars(select(Payout.state).where(Payout.credit_note_id == note.id)).one() == "paid"


@pytest.mark.usefixtures("demo")
def test_its_ledger_and_its_log_fit() -> None:
    assert [*ledger.find_problems(), *log_check.find_problems()] == []


@pytest.mark.parametrize(
    ("where", "name", "calls"),
    [
        (story, "hand_over", 40),
        (workshops, "redeem", 20),
        (office, "close_period", 1),
        (treasury.bank_accounts, "confirm", 2),
        (treasury.service, "approve", 0),
        (treasury.imports, "import_answer", 1),
        (ended, "credit", 0),
        (office, "take_due_steps", 0),
    ],
)
def test_an_interrupted_story_is_told_to_its_end(
    app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, calls: int
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(where, name, Failing(getattr(where, name), calls))
        with pytest.raises(Interrupted):
            load()
    load()
    interrupted = counts()
    assert db.session.scalars(select(func.count(Redemption.id))).one() == BEFORE + USES + LOST
    load()
    assert counts() == interrupted


def test_a_demo_of_before_gets_the_story_and_its_dashboard_counts_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(story, "tell", lambda *_scene: None)
        made = load()
    sponsor = signed_in("sponsor")
    dashboard(sponsor, made.campaign_id)
    load()
    assert {stage.stage: stage.vouchers for stage in dashboard(sponsor, campaign().id).stages}["redeemed"] == USES
