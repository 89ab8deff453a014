"""A state machine of all that moves money before a month is closed, with crashes between any two queries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    invariant,
    rule,
)
from sqlalchemy import func, select

from server import clock
from server.activity.reversals import AlreadyReversed, NotAccepted, TooLateToReverse, Undo, UnknownRedemption, reverse
from server.audit import ledger as ledger_check
from server.campaigns import service as campaigns
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS, Accounts
from server.redemptions.intake import Scan
from server.redemptions.models import ACCEPTED, Redemption
from server.redemptions.service import redeem
from server.transparency import log_check
from server.transparency import service as log
from server.transparency.checks import check_consistency
from server.vouchers import issue
from server.vouchers.models import Booklet
from server.vouchers.refusals import AlreadyIssued
from tests.accounting.support.against_ledger import check_years
from tests.support import factories
from tests.support.bank_goes_on import tell_until_yesterday
from tests.support.crashes import deaths, dying_after
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine
from tests.support.money_in import pay

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Ledger(Machine):
    """A campaign whose orders are paid and issued, a venue that scans, an operator who undoes and publishes."""

    start = START
    orders = Bundle("orders")
    scans = Bundle("scans")

    def __init__(self, databases: SqliteFiles | PostgresSchema) -> None:
        super().__init__(databases)
        self.heads: list[tuple[int, bytes]] = []

    def check_at_the_end(self) -> None:
        check_years()
        log.publish(whole=True)
        assert [*ledger_check.find_problems(), *log_check.find_problems()] == []

    @initialize()
    def open(self) -> None:
        factories.key_ring()
        self.campaign = factories.campaign(first_day=START.date(), guarantee_bps=200, sponsor_fee_bps=400)
        self.phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
        self.operator = factories.actor(factories.operator())

    @rule(target=orders, size=st.sampled_from([5, 10]), count=st.integers(1, 3))
    def place(self, size: int, count: int) -> int:
        placed = campaigns.place_order(
            self.operator, campaign_id=self.campaign.id, booklet_size=size, booklet_count=count
        )
        return placed.id

    @rule(order=orders, death=deaths)
    def pay(self, order: int, death: int | None) -> None:
        with dying_after(death):
            pay(order, f"BC-{order}")

    @rule(order=orders, death=deaths)
    def issue(self, order: int, death: int | None) -> None:
        tell_until_yesterday()
        with dying_after(death):
            try:
                for _done in issue.issue(CONSOLE, order):
                    pass
            except AlreadyIssued:
                return

    @rule(target=scans, order=orders, first=st.integers(0, 29), count=st.integers(1, 4), death=deaths)
    def scan(self, order: int, first: int, count: int, death: int | None) -> list[Scan]:
        booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order).order_by(Booklet.id)).all()
        texts = [text for booklet in booklets for text in factories.tokens(booklet)] or [""]
        chosen = [texts[(first + offset) % len(texts)] for offset in range(count)]
        batch = [Scan(uuid4(), "employment", clock.now(), seq, text) for seq, text in enumerate(chosen)]
        self._send(batch, death)
        return batch

    @rule(batch=scans, death=deaths)
    def send_again(self, batch: list[Scan], death: int | None) -> None:
        self._send(batch, death)

    def _send(self, batch: list[Scan], death: int | None) -> None:
        with dying_after(death):
            redeem(self.phone, batch)

    @rule(batch=scans, nth=st.integers(0, 3), death=deaths)
    def undo(self, batch: list[Scan], nth: int, death: int | None) -> None:
        redemption_id: UUID = batch[nth % len(batch)].id
        with dying_after(death):
            try:
                reverse(self.operator, redemption_id, Undo(uuid4(), "mistake"))
            except (UnknownRedemption, NotAccepted, AlreadyReversed, TooLateToReverse):
                return

    @rule(minutes=st.integers(1, 3000))
    def wait(self, minutes: int) -> None:
        self.clock.shift(timedelta(minutes=minutes))

    @rule(death=deaths)
    def publish(self, death: int | None) -> None:
        with dying_after(death):
            head = log.publish()
            if head:
                self.heads.append((head.size, head.root))

    @invariant()
    def every_cent_has_its_place(self) -> None:
        sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
        balance = Accounts(*(int(value) for value in db.session.execute(select(*sums)).one()))
        bound = sum(order.face_value_cents for order in self._orders() if order.first_serial)
        paid = sum(order.face_value_cents for order in self._orders())
        live = select(func.count()).where(Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
        used = db.session.scalar(live) or 0
        assert balance.bank == paid * 104 // 100
        assert (balance.funds_held, balance.outstanding) == (bound - paid, 1000 * used - bound)
        assert (balance.payable, balance.guarantee) == (-960 * used, -paid * 2 // 100)
        assert sum(balance) == 0
        db.session.rollback()

    @invariant()
    def the_log_only_grows(self) -> None:
        for (first, first_root), (second, second_root) in zip(self.heads[-2:], self.heads[-1:], strict=False):
            if first:
                path = log.prove_growth(first, second)
                check_consistency(first, first_root, second, second_root, path)
        db.session.rollback()

    def _orders(self) -> list[Order]:
        return list(db.session.scalars(select(Order).where(Order.funded_at.is_not(None))))
