"""A state machine of all that moves money between books and bank, in any order, with crashes between any two queries.

The bank of the machine has a balance of its own: what it tells is right, whatever the books make of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, multiple, rule
from sqlalchemy import func, select

from server import clock
from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FEES, FUNDS
from server.bank_statements.own_accounts import OwnAccountDetails
from server.books import disbursing, proof
from server.books.earned import read_earned
from server.campaigns import service as campaigns
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.ledger.models import LedgerLine
from server.matching.automatic import explain_by_itself
from server.matching.effects import Part
from server.matching.models import ADVANCE, BANK_FEE, ORDER, OWN_USE, BankMatch
from server.matching.service import confirm, propose, undo
from server.payouts import service as payouts
from server.payouts.bank_answers import imports as answers
from server.payouts.models import PAID, SENT, Payout, PayoutBatch
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements import closing
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.bank_statements.support import camt
from tests.payouts.bank_files.support.samples import table
from tests.payouts.support.office import Office
from tests.support import factories
from tests.support.crashes import deaths, dying_after
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
VENUE_IBAN = "FR7630006000011234567890189"


class Books(Machine):
    """Orders, credits, scans, months, payouts, returns, fees and withdrawals, and a bank that tells them by the day."""

    start = START
    orders = Bundle("orders")
    scans = Bundle("scans")
    matches = Bundle("matches")

    def __init__(self, databases: SqliteFiles | PostgresSchema) -> None:
        super().__init__(databases)
        self.balances = {camt.FUNDS: 5_000, camt.FEES: 0}
        self.waiting: dict[str, list[tuple[int, str]]] = {camt.FUNDS: [], camt.FEES: []}
        self.told_until: date = START.date() - timedelta(days=1)
        self.debited: set[int] = set()
        self.back: set[int] = set()

    def check_at_the_end(self) -> None:
        assert [*ledger_check.find_problems()] == []

    @initialize()
    def open(self) -> None:
        self.office = Office()
        own_accounts.add(CONSOLE, OwnAccountDetails("Fonds", FUNDS, camt.FUNDS))
        own_accounts.add(CONSOLE, OwnAccountDetails("Frais", FEES, camt.FEES))
        self.campaign = factories.campaign(first_day=START.date(), guarantee_bps=200, sponsor_fee_bps=400)
        venue, phone = self.office.place()
        self.phone = factories.device_actor(phone)
        self.office.account(venue.organisation, VENUE_IBAN)

    # the sponsor and its vouchers

    @rule(target=orders, size=st.sampled_from([5, 10]))
    def place(self, size: int) -> int:
        return campaigns.place_order(
            self.office.first, campaign_id=self.campaign.id, booklet_size=size, booklet_count=1
        ).id

    @rule(order=orders, part=st.sampled_from([1, 2, 3]))
    def transfer(self, order: int, part: int) -> None:
        """The sponsor pays all of an order, a half, or a half too much; in words that nobody can read."""
        cents = db.session.get_one(Order, order).total_cents * part // 2
        db.session.rollback()
        self._moves(camt.FUNDS, cents, camt.payment(cents, text=f"Commande {order}").replace(camt.FEES, camt.OTHER))

    @rule(order=orders, death=deaths)
    def issue(self, order: int, death: int | None) -> None:
        def all_of_it() -> None:
            for _done in issue.issue(CONSOLE, order):
                pass

        self._attempt(death, all_of_it)

    @rule(target=scans, order=orders, first=st.integers(0, 9), death=deaths)
    def scan(self, order: int, first: int, death: int | None) -> UUID:
        booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order)).all()
        texts = [text for booklet in booklets for text in factories.tokens(booklet)] or [""]
        scan = Scan(uuid4(), "employment", clock.now(), first, texts[first % len(texts)])
        db.session.rollback()
        self._attempt(death, lambda: redeem(self.phone, [scan]))
        return scan.id

    @rule(scan=scans, death=deaths)
    def undo_scan(self, scan: UUID, death: int | None) -> None:
        self._attempt(death, lambda: reverse(self.office.first, scan, Undo(uuid4(), "mistake")))

    # the bank

    @rule(days=st.integers(1, 3))
    def a_statement(self, days: int) -> None:
        """Days pass; the bank tells all that moved, on one statement of each account."""
        self.clock.shift(timedelta(days=days))
        first, last = self.told_until + timedelta(days=1), clock.paris_day(clock.now()) - timedelta(days=1)
        for iban, moved in self.waiting.items():
            cents = [one for one, _words in moved]
            words = "".join(camt.movement(one, last, *([told] if told else [])) for one, told in moved)
            told = camt.statement(last, self.balances[iban], cents, movements=words, iban=iban, first=first)
            [outcome] = import_files(CONSOLE, "releve.xml", camt.document(told))
            assert [part.outcome for part in outcome.parts] == ["taken"]
            self.balances[iban] += sum(cents)
            moved.clear()
        self.told_until = last

    @rule(cents=st.sampled_from([-1_000, -100, 700]))
    def out_of_the_blue(self, cents: int) -> None:
        """The bank moves something that is in nobody's books."""
        self._moves(camt.FUNDS, cents)

    @rule(cents=st.sampled_from([-350, -20]))
    def a_fee(self, cents: int) -> None:
        self._moves(camt.FUNDS, cents)

    # matching

    @rule(death=deaths)
    def explain(self, death: int | None) -> None:
        self._attempt(death, lambda: explain_by_itself(CONSOLE))

    @rule(
        target=matches,
        nth=st.integers(0, 5),
        kind=st.sampled_from([ORDER, ORDER, ADVANCE, BANK_FEE, OWN_USE]),
        order=orders,
        death=deaths,
    )
    def match(self, nth: int, kind: str, order: int, death: int | None) -> Any:
        movement = self._unexplained(nth)
        if movement is None or (kind in (ORDER, ADVANCE) and movement[1] < 0):
            return multiple()
        key, cents = movement
        wanted = db.session.get_one(Order, order)
        lacking = (wanted.funded_cents or wanted.total_cents) - wanted.received_cents
        part = {
            ORDER: Part(ORDER, min(cents, lacking) or cents, order_id=order),
            ADVANCE: Part(ADVANCE, cents, campaign_id=self.campaign.id),
        }.get(kind, Part(kind, cents))
        db.session.rollback()
        return self._attempt(death, lambda: self._by_two(key, part)) or multiple()

    def _by_two(self, movement: int, part: Part) -> int:
        [match] = propose(self.office.first, movement, [part])
        return confirm(self.office.second, match.id).id

    @rule(match=matches, death=deaths)
    def undo_match(self, match: int, death: int | None) -> None:
        self._attempt(death, lambda: undo(self.office.first, match))

    # what is paid out

    @rule(death=deaths)
    def close_month(self, death: int | None) -> None:
        """The month before is closed; into the next one if need be."""
        month = clock.month_of(clock.now() - timedelta(days=28))
        self._attempt(death, lambda: closing.close_period(self.office.first, month))

    @rule(cents=st.sampled_from([1, 50, 300, 2_000]), death=deaths)
    def withdraw(self, cents: int, death: int | None) -> None:
        def by_two() -> None:
            one = disbursing.ask_withdrawal(self.office.first, cents, "Frais")
            disbursing.confirm(self.office.second, one.id)

        before = read_earned(db.session()).cents
        db.session.rollback()
        if self._attempt(death, lambda: by_two() or True):
            assert cents <= before

    @rule(cents=st.sampled_from([1, 500]), death=deaths)
    def refund(self, cents: int, death: int | None) -> None:
        def by_two() -> None:
            one = disbursing.ask_refund(self.office.first, self.campaign.id, cents, "Trop payé")
            disbursing.confirm(self.office.second, one.id)

        self._attempt(death, by_two)

    @rule(death=deaths)
    def send(self, death: int | None) -> None:
        def all_of_it() -> None:
            batch = payouts.prepare(self.office.first)
            payouts.approve(self.office.second, batch.id)
            payouts.mark_sent(self.office.first, batch.id)

        self._attempt(death, all_of_it)
        for batch_id in db.session.scalars(select(PayoutBatch.id).where(PayoutBatch.approved_at.is_(None))).all():
            db.session.rollback()
            payouts.cancel(self.office.first, batch_id)
        for batch_id in db.session.scalars(select(PayoutBatch.id).where(PayoutBatch.sent_at.is_(None))).all():
            self._attempt(None, lambda batch_id=batch_id: payouts.mark_sent(self.office.first, batch_id))
        db.session.rollback()

    @rule(nth=st.integers(0, 3))
    def debit(self, nth: int) -> None:
        """The bank executes a payment that it has the file of; to our own account, it arrives there too."""
        chosen = self._payouts(nth, lambda one: one.state in (SENT, PAID) and one.id not in self.debited)
        if chosen:
            number, iban, cents, key = chosen
            self.debited.add(key)
            told = camt.payment(-cents, end_to_end_id=number)
            self._moves(camt.FUNDS, -cents, told.replace(camt.FEES, iban))
            if iban == camt.FEES:
                self._moves(camt.FEES, cents, camt.payment(cents, end_to_end_id=number).replace(camt.FEES, camt.FUNDS))

    @rule(nth=st.integers(0, 3))
    def comes_back(self, nth: int) -> None:
        def may(one: Payout) -> bool:
            return one.id in self.debited and one.id not in self.back and one.iban != camt.FEES

        chosen = self._payouts(nth, may)
        if chosen:
            number, iban, cents, key = chosen
            self.back.add(key)
            self._moves(camt.FUNDS, cents, camt.payment(cents, end_to_end_id=number).replace(camt.FEES, iban))

    @rule(nth=st.integers(0, 3), death=deaths)
    def answer(self, nth: int, death: int | None) -> None:
        """The bank's answer comes by another way than its statement, before or after it."""
        chosen = self._payouts(nth, lambda one: one.id in self.debited)
        if chosen:
            number, _iban, cents, _key = chosen
            day = clock.paris_day(clock.now())
            line = f"{day};{number};{cents / 100:.2f};paid;".replace(".", ",")
            self._attempt(death, lambda: answers.import_answer(self.office.third, "reponse.csv", table(line)))

    # what must hold

    @invariant()
    def books_meet_the_bank(self) -> None:
        if self.told_until >= START.date():
            for account in proof.prove(db.session()):
                assert account.first_difference() is None
                assert account.days[-1].bank_cents == self.balances[account.told.iban]
        db.session.rollback()

    @invariant()
    def no_order_is_funded_beyond_its_credits(self) -> None:
        held = BankMatch.confirmed_at.is_not(None) & BankMatch.undone_at.is_(None)
        sums = select(BankMatch.order_id, func.sum(BankMatch.cents)).where(held, BankMatch.order_id.is_not(None))
        came = dict(db.session.execute(sums.group_by(BankMatch.order_id)).all())
        for order in db.session.scalars(select(Order)):
            assert order.received_cents == came.get(order.id, 0)
            assert not order.funded_at or came.get(order.id, 0) == order.total_cents
        db.session.rollback()

    @invariant()
    def the_advance_is_never_overdrawn(self) -> None:
        assert (db.session.scalar(select(func.sum(LedgerLine.advance))) or 0) <= 0
        db.session.rollback()

    # how it is done

    def _attempt(self, death: int | None, act: Callable[[], Any]) -> Any:
        """Do something that may be refused, or die after some queries; what it gave, None where it came to nothing."""
        with dying_after(death):
            try:
                return act()
            except Refusal:
                db.session.rollback()
        return None

    def _moves(self, iban: str, cents: int, told: str = "") -> None:
        self.waiting[iban].append((cents, told))

    def _unexplained(self, nth: int) -> tuple[int, int] | None:
        """A movement of which something is left, and how much."""
        left = [
            (entry.key, entry.cents)
            for account in proof.prove(db.session())
            for entry in account.entries
            if entry.kind == "movement"
        ]
        db.session.rollback()
        return left[nth % len(left)] if left else None

    def _payouts(self, nth: int, may: Callable[[Payout], bool]) -> tuple[str, str, int, int] | None:
        found = [one for one in db.session.scalars(select(Payout).order_by(Payout.id)) if may(one)]
        chosen = [(one.end_to_end_id, one.iban, one.cents, one.id) for one in found]
        db.session.rollback()
        return chosen[nth % len(chosen)] if chosen else None
