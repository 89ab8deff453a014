"""Preparing, approving, sending, answering and changing accounts in any order: two people each time, no cent lost."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from server.db import db
from server.errors import Refusal
from server.organisations.models import Organisation
from server.payouts import service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.models import BankAccount
from server.payouts.bank_accounts.service import Details
from server.payouts.bank_answers import assigning, imports
from server.payouts.models import LIVE, PAID, RETURNED, SENT, PayoutBatch
from tests.accounting.support.against_ledger import check_years
from tests.payouts.support.office import DECEMBER, IBAN, OTHER_IBAN, Office, balance, broken, payouts
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine, run
from tests.support.sizes import sized

people = st.integers(0, 2)
places = st.integers(0, 2)
results = st.sampled_from(["paid", "rejected", "returned"])


class Payments(Machine):
    """Three people of the operator, three organisations that are owed for November."""

    start = DECEMBER

    def check_at_the_end(self) -> None:
        check_years()
        assert broken() == []

    @initialize()
    def open(self) -> None:
        self.office = Office()
        self.people = (self.office.first, self.office.second, self.office.third)
        self.owners = [self.office.owed(count).id for count in (1, 2, 3)]
        self.total = sum(statement.total_cents for statement in self.office.close())
        self.told = 0
        self.send()

    @rule(who=people, where=places, iban=st.sampled_from([IBAN, OTHER_IBAN]))
    def propose(self, who: int, where: int, iban: str) -> None:
        self.attempt(lambda: bank_accounts.propose(self.people[who], self.owners[where], Details("Mairie", iban)))

    @rule(who=people, where=places, refuse=st.booleans())
    def decide(self, who: int, where: int, refuse: bool) -> None:
        waiting = select(BankAccount.id).where(
            BankAccount.organisation_id == self.owners[where], BankAccount.state == "proposed"
        )
        key = db.session.scalar(waiting) or 99
        by = self.people[who]
        self.attempt(lambda: bank_accounts.refuse(by, key, "Non") if refuse else bank_accounts.confirm(by, key))

    @rule()
    def send(self) -> None:
        """Confirm an account for every organisation, then send a batch of all that can be paid."""
        for owner in self.owners:
            self.attempt(lambda owner=owner: self.office.account(db.session.get_one(Organisation, owner)))
        self.attempt(self.office.sent)

    @rule(who=people)
    def prepare(self, who: int) -> None:
        self.attempt(lambda: service.prepare(self.people[who]))

    @rule(who=people, act=st.sampled_from([service.approve, service.approve, service.cancel, service.mark_sent]))
    def handle(self, who: int, act: Callable[..., object]) -> None:
        newest = db.session.scalar(select(PayoutBatch.id).order_by(PayoutBatch.id.desc()).limit(1)) or 99
        self.attempt(lambda: act(self.people[who], newest))

    @precondition(lambda _self: payouts())
    @rule(data=st.data(), result=results, amount=st.sampled_from(["same", "same", "same", "other"]))
    def answer(self, data: st.DataObject, result: str, amount: str) -> None:
        payout = data.draw(st.sampled_from(payouts()))
        self.told += 1
        cents = payout.cents + (amount == "other")
        day = f"2027-{self.told // 28 % 12 + 1:02}-{self.told % 28 + 1:02}"
        line = f"{day};{payout.end_to_end_id};{cents // 100}.{cents % 100:02};{result};AC04"
        self.attempt(lambda: self.office.answered(line))

    @precondition(lambda _self: payouts())
    @rule(data=st.data(), result=results)
    def answer_without_name(self, data: st.DataObject, result: str) -> None:
        """Import an entry that names no payment of ours, which a person assigns to one that may fit."""
        payout, cents = data.draw(st.sampled_from(payouts())).id, data.draw(st.sampled_from(payouts())).cents
        self.told += 1
        self.office.answered(
            f"2027-12-{self.told % 28 + 1:02};VIR {self.told};{cents // 100}.{cents % 100:02};{result};"
        )
        entry = imports.list_unmatched()[-1].id
        self.attempt(lambda: assigning.assign(self.people[0], entry, payout))

    def attempt(self, act: Callable[[], object]) -> None:
        """Run an act; a refusal must change nothing, which the invariants check."""
        try:
            act()
        except Refusal:
            db.session.rollback()

    @invariant()
    def two_people_each_time(self) -> None:
        for batch in db.session.scalars(select(PayoutBatch)):
            assert batch.approved_by_id != batch.prepared_by_id
            assert batch.sent_at is None or batch.approved_at
        for account in db.session.scalars(select(BankAccount).where(BankAccount.state == "confirmed")):
            assert account.decided_by_id != account.proposed_by_id

    @invariant()
    def nothing_is_paid_twice(self) -> None:
        live = [payout.statement_id for payout in payouts() if payout.state in LIVE]
        assert len(live) == len(set(live))

    @invariant()
    def the_ledger_says_where_the_money_is(self) -> None:
        if not hasattr(self, "total"):
            return
        sums = {state: sum(one.cents for one in payouts() if one.state == state) for state in (SENT, PAID, RETURNED)}
        now = balance()
        assert sum(now) == 0
        assert (now.in_transit, now.payable) == (-sums[SENT], 0)
        assert now.due == -(self.total - sums[SENT] - sums[PAID])


def test_no_cent_is_lost_and_nothing_is_done_alone(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Payments(databases), examples=sized(4, 30), steps=40)
