"""All that moves money between books and bank, in any order, with crashes between any two queries.

The bank of the walk has a balance of its own: what it tells is right, whatever the books make of it. A walk chooses its
steps by a seed and takes exactly as many as it is asked for: Hypothesis's examples seldom got as far as a match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import time_machine
from sqlalchemy import func, select

from server import clock, create_app
from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FEES, FUNDS
from server.bank_statements.own_accounts import OwnAccountDetails
from server.billing import issuing
from server.billing.cancelling import cancel_order
from server.books import disbursing, proof
from server.books.earned import read_earned
from server.books.entries import MOVEMENT
from server.campaigns import service as campaigns
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.invoicing.invoice import NO_REFERENCES, BuyerReferences
from server.ledger.models import LedgerLine
from server.ledger.sums import sum_by_campaign
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import ADVANCE, BANK_FEE, ORDER, OWN_USE, BankMatch
from server.matching.service import confirm, propose, undo
from server.payouts import service as payouts
from server.payouts.bank_answers import imports as answers
from server.payouts.models import PAID, RETURNED, SENT, Payout, PayoutBatch
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements import closing
from server.solvency.covering import read_coverage
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.bank_statements.support import camt
from tests.books.support import papers
from tests.payouts.bank_files.support.samples import table
from tests.payouts.support.office import Office
from tests.support import factories
from tests.support.crashes import dying_after
from tests.support.databases import PostgresSchema, SqliteFiles, release, settings

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
VENUE_IBAN = "FR7630006000011234567890189"
LOOKED_AT = 4
"""After so many steps the proof of all days is made again, and at the end: no day that differs is forgotten."""
DEADLY = 0.2
"""How often the process dies in the middle of a step."""


@contextmanager
def walked(databases: SqliteFiles | PostgresSchema, seed: int) -> Iterator[Walk]:
    """A walk in an empty database, checked to the last line at its end."""
    with time_machine.travel(START, tick=False) as moving, databases.empty() as url:
        app = create_app(settings(url))
        with app.app_context():
            walk = Walk(moving, seed)
            yield walk
            assert [*ledger_check.find_problems()] == [], walk.steps
            release(app)


class Walk:
    """Orders, credits, scans, months, payouts, returns, fees and withdrawals, and a bank that tells them by the day."""

    def __init__(self, moving: time_machine.Traveller, seed: int) -> None:
        self.clock, self.random = moving, Random(seed)  # noqa: S311  # chooses steps
        self.aside = Random(f"{seed} aside")  # noqa: S311  # chooses steps, too
        self.steps: list[str] = []
        self.done: Counter[str] = Counter()
        self.balances = {camt.FUNDS: 5_000, camt.FEES: 0}
        self.waiting: dict[str, list[tuple[int, str]]] = {camt.FUNDS: [], camt.FEES: []}
        self.told_until: date = START.date() - timedelta(days=1)
        self.orders: list[int] = []
        self.scans: list[UUID] = []
        self.accepted: list[UUID] = []
        self.debited: set[int] = set()
        self.back: set[int] = set()
        self._open()

    def go(self, steps: int) -> None:
        """Take so many steps; after each, what orders are worth is asserted, and now and then the proof of all days."""
        names = [name for name, weight in STEPS.items() for _ in range(weight)]
        for number in range(1, steps + 1):
            name = self.random.choice(names)
            self.steps.append(name)
            getattr(self, name)()
            self._check_orders()
            if number % LOOKED_AT == 0 or number == steps:
                self._check_days()

    def _open(self) -> None:
        self.office = Office()
        own_accounts.add(CONSOLE, OwnAccountDetails("Fonds", FUNDS, camt.FUNDS))
        own_accounts.add(CONSOLE, OwnAccountDetails("Frais", FEES, camt.FEES))
        campaign = factories.campaign(first_day=START.date(), guarantee_bps=200, sponsor_fee_bps=400)
        self.campaign_id = campaign.id
        venue, phone = self.office.place()
        self.phone = factories.device_actor(phone)
        self.office.account(venue.organisation, VENUE_IBAN)

    # the sponsor and its vouchers

    def place(self) -> None:
        size = self.random.choice([5, 10])
        made = campaigns.place_order(
            self.office.first, campaign_id=self.campaign_id, booklet_size=size, booklet_count=1
        )
        self.orders.append(made.id)

    def transfer(self) -> None:
        """The sponsor pays all of an order, a half, or a half too much."""
        if self.orders:
            order = self.random.choice(self.orders)
            cents = db.session.get_one(Order, order).total_cents * self.random.choice([1, 2, 2, 3]) // 2
            db.session.rollback()
            told = camt.payment(cents, text=f"Commande {order}").replace(camt.FEES, camt.OTHER)
            self._moves(camt.FUNDS, cents, told)

    def issue(self) -> None:
        if self.orders:
            order = self.random.choice(self.orders)
            self._attempt("issued", lambda: [*issue.issue(CONSOLE, order)] and True)

    def scan(self) -> None:
        if self.orders:
            order = self.random.choice(self.orders)
            booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order)).all()
            texts = [text for booklet in booklets for text in factories.tokens(booklet)] or [""]
            scan = Scan(uuid4(), "employment", clock.now(), len(self.scans), self.random.choice(texts))
            self.scans.append(scan.id)
            db.session.rollback()
            if self._attempt("scanned", lambda: redeem(self.phone, [scan])[0]["status"] == "accepted"):
                self.accepted.append(scan.id)

    def undo_scan(self) -> None:
        if self.scans:
            scan = self.random.choice(self.accepted[-2:] or self.scans)
            self._attempt("unscanned", lambda: reverse(self.office.first, scan, Undo(uuid4(), "mistake")))

    def invoice(self) -> None:
        """An order is invoiced, or its invoice is replaced by one with other references."""
        if self.orders:
            order, given = self.random.choice(self.orders), BuyerReferences(engagement=f"E{len(self.steps)}")
            self._attempt("invoiced", lambda: issuing.issue_invoice(self.office.first, order, NO_REFERENCES))
            if self.random.random() < 0.5:
                self._attempt("corrected", lambda: issuing.correct_invoice(self.office.first, order, given))

    def cancel(self) -> None:
        if self.orders:
            order = self.random.choice(self.orders)
            self._attempt("cancelled", lambda: cancel_order(self.office.first, order))
        self._take_back()

    def _take_back(self) -> None:
        """One more order is placed, invoiced and taken back before it is paid, with a credit note for its invoice."""
        with self._by_dice_of_its_own():
            self.place()
            order = self.orders.pop()
            invoiced = self._attempt("invoiced", lambda: issuing.issue_invoice(self.office.first, order, NO_REFERENCES))
            if self._attempt("cancelled", lambda: cancel_order(self.office.first, order)):
                self.done["credit noted"] += bool(invoiced)

    @contextmanager
    def _by_dice_of_its_own(self) -> Iterator[None]:
        """What is done meanwhile changes no later step of the walk."""
        self.random, others = self.aside, self.random
        try:
            yield
        finally:
            self.random = others

    # the bank

    def tell(self) -> None:
        """Days pass; the bank tells all that moved, on one statement of each account."""
        self.clock.shift(timedelta(days=self.random.choice([1, 1, 3])))
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

    def out_of_the_blue(self) -> None:
        """The bank moves something that is in nobody's books."""
        self._moves(camt.FUNDS, self.random.choice([-1_000, -100, 700]))

    def charge(self) -> None:
        self._moves(camt.FUNDS, -self.random.choice([350, 20]))

    # matching

    def explain(self) -> None:
        self._attempt("explained", lambda: explain_by_itself(CONSOLE))

    def match(self) -> None:
        """Two people say what an unexplained movement is, as the sponsor's words or the sign suggest."""
        left = self._unexplained()
        if not left or not self.orders:
            return
        movement, cents = self.random.choice(left)
        part = self._part(cents)
        self._attempt(f"matched {part.kind}", lambda: self._by_two(movement, part))

    def _part(self, cents: int) -> Part:
        kind = self.random.choice([ORDER, ORDER, ORDER, ADVANCE] if cents > 0 else [BANK_FEE, BANK_FEE, OWN_USE])
        if kind == ADVANCE:
            return Part(ADVANCE, cents, campaign_id=self.campaign_id)
        if kind != ORDER:
            return Part(kind, cents)
        lacking = {
            order.id: (order.funded_cents or order.total_cents) - order.received_cents
            for order in db.session.scalars(select(Order))
        }
        db.session.rollback()
        order = max(self.orders, key=lambda one: (lacking[one] == cents, self.random.random()))
        return Part(ORDER, min(cents, lacking[order]) or cents, order_id=order)

    def _by_two(self, movement: int, part: Part) -> int:
        [match] = propose(self.office.first, movement, [part])
        return confirm(self.office.second, match.id).id

    def undo_match(self) -> None:
        live = BankMatch.confirmed_at.is_not(None) & BankMatch.undone_at.is_(None)
        keys = db.session.scalars(select(BankMatch.id).where(live).order_by(BankMatch.id)).all()
        db.session.rollback()
        if keys:
            key = self.random.choice(keys)
            self._attempt("unmatched", lambda: undo(self.office.first, key))

    # what is paid out

    def close_month(self) -> None:
        """The oldest month that is over is closed."""
        month = clock.month_of(clock.now() - timedelta(days=28))
        self._attempt("closed", lambda: closing.close_period(self.office.first, month))

    def withdraw(self) -> None:
        cents = self.random.choice([1, 50, 300, 2_000])
        before = read_earned(db.session()).cents
        db.session.rollback()
        asked = self._attempt("asked", lambda: disbursing.ask_withdrawal(self.office.first, cents, "Frais").id)
        assert not asked or cents <= before
        if asked:
            self._attempt("withdrawn", lambda: disbursing.confirm(self.office.second, asked))

    def refund(self) -> None:
        def by_two() -> Any:
            one = disbursing.ask_refund(self.office.first, self.campaign_id, self.random.choice([1, 500]), "Trop payé")
            return disbursing.confirm(self.office.second, one.id)

        self._attempt("refunded", by_two)

    def send(self) -> None:
        self._attempt("prepared", lambda: payouts.prepare(self.office.first))
        for batch in db.session.scalars(select(PayoutBatch.id).where(PayoutBatch.sent_at.is_(None))).all():
            db.session.rollback()
            self._attempt("approved", lambda batch=batch: payouts.approve(self.office.second, batch))
            self._attempt("sent", lambda batch=batch: payouts.mark_sent(self.office.first, batch))
        db.session.rollback()

    def debit(self) -> None:
        """The bank executes a payment that it has the file of; to our own account, it arrives there too."""
        chosen = self._payout(lambda one: one.state in (SENT, PAID, RETURNED) and one.id not in self.debited)
        if chosen:
            number, iban, cents, key = chosen
            self.debited.add(key)
            told = camt.payment(-cents, end_to_end_id=number)
            self._moves(camt.FUNDS, -cents, told.replace(camt.FEES, iban))
            if iban == camt.FEES:
                self._moves(camt.FEES, cents, camt.payment(cents, end_to_end_id=number).replace(camt.FEES, camt.FUNDS))

    def come_back(self) -> None:
        chosen = self._payout(lambda one: one.id in self.debited and one.id not in self.back and one.iban != camt.FEES)
        if chosen:
            number, iban, cents, key = chosen
            self.back.add(key)
            self._moves(camt.FUNDS, cents, camt.payment(cents, end_to_end_id=number).replace(camt.FEES, iban))

    def answer(self) -> None:
        """The bank's answer comes by another way than its statement, before or after it."""
        chosen = self._payout(lambda one: one.id in self.debited)
        if chosen:
            number, _iban, cents, key = chosen
            result = "returned" if key in self.back else "paid"
            line = f"{clock.paris_day(clock.now())};{number};{cents / 100:.2f};{result};".replace(".", ",")
            self._attempt("answered", lambda: answers.import_answer(self.office.third, "reponse.csv", table(line)))

    # what must hold

    def _check_days(self) -> None:
        """Books and bank meet on every day, and the page of solvency says what the bank said last."""
        session = db.session()
        if self.told_until >= START.date():
            for account in proof.prove(session):
                assert account.first_difference() is None, self.steps
                assert account.days[-1].bank_cents == self.balances[account.told.iban], self.steps
            assert [*papers.find_wrong(session)] == [], self.steps
            shown = read_coverage(session, sum_by_campaign(session))
            assert shown.bank_cents == self.balances[camt.FUNDS], self.steps
        session.rollback()

    def _check_orders(self) -> None:
        """No order is worth money beyond its credits."""
        session = db.session()
        held = BankMatch.confirmed_at.is_not(None) & BankMatch.undone_at.is_(None)
        sums = select(BankMatch.order_id, func.sum(BankMatch.cents)).where(held, BankMatch.order_id.is_not(None))
        came = {key: int(cents) for key, cents in session.execute(sums.group_by(BankMatch.order_id))}
        for order in session.scalars(select(Order)):
            assert order.received_cents == came.get(order.id, 0), self.steps
            assert not order.funded_at or came.get(order.id, 0) == order.total_cents, self.steps
        assert (session.scalar(select(func.sum(LedgerLine.advance))) or 0) <= 0, self.steps
        session.rollback()

    # how it is done

    def _attempt(self, what: str, act: Callable[[], Any]) -> Any:
        """Do something that may be refused, or die after some queries; what it gave, None where it came to nothing."""
        death = self.random.randint(0, 12) if self.random.random() < DEADLY else None
        with dying_after(death):
            try:
                made = act()
            except Refusal:
                db.session.rollback()
            else:
                self.done[what] += bool(made)
                return made
        return None

    def _moves(self, iban: str, cents: int, told: str = "") -> None:
        self.waiting[iban].append((cents, told))

    def _unexplained(self) -> list[tuple[int, int]]:
        """Movements of which something is left, and how much."""
        entries = (one for account in proof.prove(db.session()) for one in account.entries)
        left = [(one.key, one.cents) for one in entries if one.kind == MOVEMENT]
        db.session.rollback()
        return left

    def _payout(self, may: Callable[[Payout], bool]) -> tuple[str, str, int, int] | None:
        found = [one for one in db.session.scalars(select(Payout).order_by(Payout.id)) if may(one)]
        chosen = [(one.end_to_end_id, one.iban, one.cents, one.id) for one in found]
        db.session.rollback()
        return self.random.choice(chosen) if chosen else None


OF_SPONSOR = {"place": 2, "invoice": 1, "cancel": 1, "transfer": 3, "issue": 3, "scan": 5, "undo_scan": 2}
OF_BANK = {"tell": 4, "out_of_the_blue": 1, "charge": 1, "explain": 3, "match": 6, "undo_match": 1}
PAID_OUT = {"close_month": 1, "withdraw": 2, "refund": 1, "send": 2, "debit": 3, "come_back": 1, "answer": 1}
STEPS = OF_SPONSOR | OF_BANK | PAID_OUT
"""How often each is chosen."""
