"""A campaign's end in any order, with crashes: every voucher is redeemed or given back, and never both."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    initialize,
    invariant,
    multiple,
    rule,
)
from sqlalchemy import func, select

from server import clock
from server.activity.reversals import AlreadyReversed, NotAccepted, TooLateToReverse, Undo, UnknownRedemption, reverse
from server.audit import ledger as ledger_check
from server.campaigns.models import Order
from server.campaigns.refusals import OrderClosed
from server.commands import CONSOLE
from server.credits import service
from server.credits.models import CreditNote, CreditNotePart
from server.credits.refusals import ConflictsUndecided, NotAgreed, NothingToCredit, TooEarlyToCredit
from server.db import db, transaction
from server.expiry import service as expiry
from server.expiry.refusals import StepNotDue
from server.guarantee.service import honour_due
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS
from server.redemptions.intake import Scan
from server.redemptions.models import ACCEPTED, Redemption
from server.redemptions.service import redeem
from server.transparency import log_check
from server.transparency import service as log
from server.vouchers.issue import issue_now
from server.vouchers.models import Booklet
from server.vouchers.refusals import AlreadyIssued
from tests.accounting.support.against_ledger import check_years
from tests.support import factories
from tests.support.bank_goes_on import tell_until_yesterday
from tests.support.crashes import deaths, dying_after
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine, run
from tests.support.money_in import pay
from tests.support.sizes import sized

START = datetime(2027, 1, 25, 9, tzinfo=UTC)
"""In grace."""
DAYS = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}
NOT_NOW = (ConflictsUndecided, NotAgreed, NothingToCredit, TooEarlyToCredit)


class Ending(Machine):
    """A campaign's last days: orders funded and issued late, scans uploaded and undone late, notes issued early."""

    start = START
    orders = Bundle("orders")
    scans = Bundle("scans")

    def check_at_the_end(self) -> None:
        check_years()
        log.publish(whole=True)
        assert [*ledger_check.find_problems(), *log_check.find_problems()] == []

    @initialize(target=orders, counts=st.tuples(st.integers(1, 2), st.integers(1, 2)), paid=st.booleans())
    def open(self, counts: tuple[int, int], paid: bool) -> MultipleResults[int]:
        factories.key_ring()
        factories.key_ring()
        self.campaign = factories.campaign(**DAYS)
        self.phones = [factories.device_actor(factories.phone(factories.qualified_venue())[0]) for _ in range(2)]
        self.operator = factories.actor(factories.operator())
        self.sponsor = factories.actor(factories.sponsor_person(self.campaign.sponsor))
        first, second = counts
        return multiple(self._placed(first, paid=True, issued=True), self._placed(second, paid=paid, issued=False))

    @rule(order=orders, death=deaths)
    def pay(self, order: int, death: int | None) -> None:
        with dying_after(death):
            pay(order, f"BC-{order}")

    @rule(order=orders, death=deaths)
    def issue(self, order: int, death: int | None) -> None:
        tell_until_yesterday()
        with dying_after(death):
            try:
                issue_now(CONSOLE, order)
            except (AlreadyIssued, OrderClosed):
                return
        self._hand_over()

    @rule(
        target=scans,
        order=orders,
        nth=st.integers(0, 19),
        days_late=st.sampled_from([0, 0, 0, 5, 20, 40]),
        phone=st.integers(0, 1),
        death=deaths,
    )
    def scan(self, order: int, nth: int, days_late: int, phone: int, death: int | None) -> UUID:
        booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order).order_by(Booklet.id)).all()
        texts = [text for booklet in booklets for text in factories.tokens(booklet)] or [""]
        at = clock.now() - timedelta(days=days_late)
        scan = Scan(uuid4(), "employment", at, 1, texts[nth % len(texts)])
        with dying_after(death):
            redeem(self.phones[phone], [scan])
        return scan.id

    @rule(scan=scans, death=deaths)
    def undo(self, scan: UUID, death: int | None) -> None:
        with dying_after(death):
            try:
                reverse(self.operator, scan, Undo(uuid4(), "mistake"))
            except (UnknownRedemption, NotAccepted, AlreadyReversed, TooLateToReverse):
                return

    @rule(days=st.sampled_from([1, 14, 38, 38]), agreed=st.booleans())
    def wait(self, days: int, agreed: bool) -> None:
        self.clock.shift(timedelta(days=days))
        expiry.take_due_steps()
        for actor in (self.sponsor, self.operator) if agreed else ():
            try:
                expiry.confirm(actor, self.campaign.id, "statement")
            except StepNotDue:
                return

    @rule(death=deaths)
    def decide_conflicts(self, death: int | None) -> None:
        with dying_after(death):
            honour_due()

    @rule(death=deaths)
    def give_back(self, death: int | None) -> None:
        with dying_after(death):
            try:
                service.issue(self.operator, self.campaign.id)
            except NOT_NOW:
                return

    @invariant()
    def no_voucher_is_both_paid_and_given_back(self) -> None:
        db.session.rollback()
        live = (Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
        for order in self._funded():
            of_order = select(func.count()).where(*live, Redemption.voucher_id // 256 == Booklet.id)
            used = db.session.scalars(of_order.where(Booklet.order_id == order.id)).one()
            sums = (func.sum(CreditNotePart.vouchers), func.sum(CreditNotePart.unissued_cents))
            back = db.session.execute(select(*sums).where(CreditNotePart.order_id == order.id)).one()
            assert used + int(back[0] or 0) <= order.booklet_count * order.booklet_size
            assert not order.first_serial or not back[1]

    @invariant()
    def what_is_left_is_what_the_ledger_owes(self) -> None:
        sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
        row = db.session.execute(select(*sums)).one()
        owed = {name: -int(cents) for name, cents in zip(ACCOUNTS, row, strict=True)}
        back = int(db.session.scalar(select(func.sum(CreditNote.total_cents))) or 0)
        live = (Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
        used = int(db.session.scalar(select(func.sum(Redemption.gross_cents)).where(*live)) or 0)
        paid = sum(order.face_value_cents for order in self._funded())
        assert owed["outstanding"] + owed["funds_held"] == paid - used - back
        assert min(owed["outstanding"], owed["funds_held"], owed["guarantee"], owed["due"]) >= 0
        assert owed["due"] == back
        db.session.rollback()

    def _placed(self, count: int, *, paid: bool, issued: bool) -> int:
        order = factories.order(self.campaign, booklet_count=count)
        if paid:
            pay(order.id, f"BC-{order.id}")
        if issued:
            tell_until_yesterday()
            issue_now(CONSOLE, order.id)
            self._hand_over()
        return order.id

    def _hand_over(self) -> None:
        with transaction() as session:
            for booklet in session.scalars(select(Booklet).where(Booklet.handed_over_at.is_(None))):
                booklet.handed_over_at = START

    def _funded(self) -> list[Order]:
        return list(db.session.scalars(select(Order).where(Order.funded_at.is_not(None))))


def test_every_voucher_is_paid_or_given_back_whatever_happens(
    databases: SqliteFiles | PostgresSchema,
) -> None:
    run(lambda: Ending(databases), examples=sized(12, 60), steps=50)
