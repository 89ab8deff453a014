"""All events of money in any order, with crashes: nothing is lost, and what a month froze never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import func, select

from server import clock
from server.audit import conservation
from server.campaigns.models import Order
from server.db import db
from server.errors import Refusal
from server.guarantee.models import Honour
from server.guarantee.service import honour_due
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS, Accounts
from server.payouts import service as payouts
from server.payouts.models import PayoutBatch
from server.redemptions.bundle.service import bundle
from server.redemptions.intake import Scan
from server.redemptions.models import ACCEPTED, Redemption
from server.redemptions.service import redeem
from server.settlements import months
from server.settlements.closing import close_period
from server.settlements.models import Period, Statement, StatementLine, StatementPart
from tests.payouts.support import office
from tests.payouts.support.office import Office
from tests.settlements.support.ledger import START, Ledger
from tests.support import factories
from tests.support.crashes import deaths, dying_after
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import UNSHRUNK, run
from tests.support.sizes import sized

late_deaths = st.one_of(st.none(), st.none(), st.integers(0, 60))


class Money(Ledger):
    """The ledger's machine, with a rival who uploads late, months to close, and payouts that the bank answers."""

    orders = Ledger.orders
    scans = Ledger.scans

    @initialize(target=orders)
    def open(self) -> int:
        """Fund and issue a first order."""
        self.office = Office()
        self.operator = self.office.first
        days = {"first_day": START.date(), "last_day": date(2039, 12, 31), "grace_day": date(2040, 1, 31)}
        self.campaign = factories.campaign(guarantee_bps=2000, sponsor_fee_bps=2000, **days)
        phones = [factories.phone(factories.qualified_venue())[0] for _ in range(2)]
        self.phone, self.rival = (factories.device_actor(phone) for phone in phones)
        for phone in phones:
            self.office.account(phone.venue.organisation)
        self.seq = self.answers = 0
        self.frozen: dict[str, Any] = {}
        first = self.place(5, 3)
        self.pay(first, None)
        self.issue(first, None)
        return first

    @rule(batch=scans, nth=st.integers(0, 3), death=deaths)
    def lose_a_race(self, batch: list[Scan], nth: int, death: int | None) -> None:
        """Upload a scan that was made offline, before the winner's was recorded."""
        self.clock.shift(timedelta(hours=-2))
        bundle(self.rival, None)
        self.clock.shift(timedelta(hours=2))
        self.seq += 1
        when = clock.now() - timedelta(hours=1)
        sent = Scan(uuid4(), "employment", when, self.seq, batch[nth % len(batch)].token)
        with dying_after(death):
            redeem(self.rival, [sent])

    @rule(death=deaths)
    def honour(self, death: int | None) -> None:
        with dying_after(death):
            honour_due()

    @rule(days=st.integers(5, 40))
    def wait_long(self, days: int) -> None:
        self.clock.shift(timedelta(days=days))

    @rule(death=late_deaths)
    def close(self, death: int | None) -> None:
        """Close the first month that is open, or half closed after a crash."""
        last = db.session.scalar(select(func.max(Period.month)).where(Period.closed_at.is_not(None)))
        month = months.month_after(last) if last else f"{START:%Y-%m}"
        self._attempt(lambda: close_period(self.operator, month), death)

    @rule(act=st.sampled_from(["prepare", "approve", "approve", "mark_sent", "mark_sent"]), death=late_deaths)
    def pay_out(self, act: str, death: int | None) -> None:
        who = self.office.second if act == "approve" else self.office.first
        newest = db.session.scalar(select(func.max(PayoutBatch.id)))
        verb: Callable[..., object] = getattr(payouts, act)
        self._attempt(lambda: verb(who) if act == "prepare" else verb(who, newest or 0), death)

    @rule(nth=st.integers(0, 30), result=st.sampled_from(["paid", "paid", "rejected", "returned"]), death=late_deaths)
    def hear_from_the_bank(self, nth: int, result: str, death: int | None) -> None:
        if found := office.payouts():
            payout, self.answers = found[nth % len(found)], self.answers + 1
            cents = f"{payout.cents // 100}.{payout.cents % 100:02}"
            line = f"{clock.now():%Y-%m-%d};{payout.end_to_end_id};{cents};{result};AC04"
            self._attempt(lambda: self.office.answered(line), death)

    @rule(target=scans, order=orders, first=st.integers(0, 29), count=st.integers(1, 4))
    def have_a_good_month(self, order: int, first: int, count: int) -> list[Scan]:
        """Scan, let the month end, close it, and have its statement paid."""
        batch = self.scan(order, first, count, None)
        self.lose_a_race(batch, 0, None)
        self.wait_long(32)
        for _ in range(3):
            self.close(None)
        for act in ("prepare", "approve", "mark_sent"):
            self.pay_out(act, None)
        self.hear_from_the_bank(len(office.payouts()) - 1, "paid", None)
        return batch

    def _attempt(self, act: Callable[[], object], death: int | None) -> None:
        """Run an act; a refusal must change nothing, which the invariants check."""
        db.session.rollback()
        with dying_after(death):
            try:
                act()
            except Refusal:
                db.session.rollback()

    @invariant()
    def every_cent_has_its_place(self) -> None:
        sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
        now = Accounts(*(int(value) for value in db.session.execute(select(*sums)).one()))
        orders = select(Order).where(Order.funded_at.is_not(None))
        paid = sum(order.face_value_cents for order in db.session.scalars(orders))
        live = select(func.count()).where(Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
        used = db.session.scalar(live) or 0
        honoured = db.session.scalar(select(func.count()).select_from(Honour)) or 0
        transferred = paid * 120 // 100 - now.bank
        assert now.payable + now.due + now.in_transit == transferred - 960 * (used + honoured)
        assert (now.guarantee, now.in_transit <= 0, transferred >= 0) == (
            1000 * honoured - paid * 20 // 100,
            True,
            True,
        )
        assert now.outstanding + now.funds_held == 1000 * used - paid
        assert [*conservation.find_problems(db.session())] == []
        db.session.rollback()

    @invariant()
    def what_is_stated_stays(self) -> None:
        stated = {
            statement.number: [getattr(statement, column.key) for column in Statement.__table__.columns]
            for statement in db.session.scalars(select(Statement))
        }
        for part in db.session.execute(select(*StatementPart.__table__.columns, Statement.number).join(Statement)):
            stated[part.number].append(tuple(part))
        lines = select(StatementLine.month, func.count(), func.sum(StatementLine.net_cents)).join(Period)
        closed = lines.where(Period.closed_at.is_not(None)).group_by(StatementLine.month)
        stated |= {month: tuple(sums) for month, *sums in db.session.execute(closed)}
        assert {key: stated.get(key) for key in self.frozen} == self.frozen
        self.frozen = stated
        db.session.rollback()


def test_no_cent_is_lost_and_no_statement_changes(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Money(databases), examples=sized(8, 100), steps=100, phases=UNSHRUNK)
