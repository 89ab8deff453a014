"""Movements that explain themselves are matched in sets, and each as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.access import Actor
from server.bank_statements.models import BankMovement
from server.db import db
from server.errors import Refusal
from server.ledger.models import PAID, RETURNED, LedgerLine
from server.matching.automatic import explaining
from server.matching.effects import Part
from server.matching.house_models import HouseLine
from server.matching.models import BANK_FEE, INTEREST, OWN_TRANSFER, PAYOUT, BankMatch
from server.matching.service import propose
from server.messages.models import Message
from tests.bank_statements.support import camt
from tests.matching.support.bank_day import BankDay, check_whole, explain, explained, send_payouts
from tests.payouts.support.office import DECEMBER, Office, payouts, states
from tests.support import worlds
from tests.support.crashes import dying_after
from tests.support.queries import heard
from tests.support.races import at_once

SIZES = (1, 2, 4, 500)


@pytest.fixture
def office(app: Flask) -> Iterator[Office]:
    """Nine payouts in one file, on the day that the bank tells of."""
    with time_machine.travel(DECEMBER, tick=False):
        yield worlds.enter("payouts of nine sums", send_payouts)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many movements are explained in one transaction."""
    monkeypatch.setattr(explaining, "AT_ONCE", request.param)
    return int(request.param)


def bring_all_kinds() -> list[str]:
    """A day with all that explains itself, something wrong between; the names of what is explained."""
    paid, day = payouts(), BankDay()
    day.fee("fee")
    day.debit("first", paid[0])
    day.debit("first again", paid[0])
    day.add("interest", 120, code="INTR")
    day.debit("two booked", paid[1], paid[2])
    day.debit("one booked twice", paid[3], paid[3])
    day.back("back", paid[1])
    day.back("back before its debit", paid[4])
    day.debit("debit of what was back", paid[4])
    wrong = camt.payment(-paid[5].cents, end_to_end_id=paid[5].end_to_end_id).replace(camt.FEES, camt.OTHER)
    day.add("debit to another account", -paid[5].cents, wrong)
    day.add(paid[0].message_id, -sum(one.cents for one in (paid[3], *paid[5:])))
    day.own_transfer("own transfer")
    day.add("unknown", -777)
    day.fee("nothing", 0)
    day.fee("second fee", -351)
    day.add(paid[6].end_to_end_id, -paid[6].cents)
    day.bring()
    before = ["fee", "first", "interest", "two booked", "back", "back before its debit", "debit of what was back"]
    return [*before, "own transfer", "second fee", paid[6].end_to_end_id]


@pytest.mark.usefixtures("office", "size")
def test_what_is_wrong_neither_stops_nor_changes_the_others() -> None:
    expected = bring_all_kinds()
    assert explain() == len(expected)
    assert explained() == expected
    assert states() == ["paid", "returned", "paid", "sent", "returned", "sent", "paid", "sent", "sent"]
    check_whole()
    assert explain() == 0


@pytest.mark.usefixtures("office", "size")
def test_each_match_has_the_lines_of_its_kind() -> None:
    bring_all_kinds()
    explain()
    house = db.session.execute(select(HouseLine.kind, HouseLine.bank).order_by(HouseLine.id)).all()
    assert [tuple(line) for line in house] == [
        (BANK_FEE, -350),
        (INTEREST, 120),
        (OWN_TRANSFER, 5_000),
        (BANK_FEE, -351),
    ]
    lines = [db.session.scalars(select(LedgerLine).where(LedgerLine.kind == kind)).all() for kind in (PAID, RETURNED)]
    assert [len(found) for found in lines] == [5, 2]
    told = db.session.scalars(select(Message.key).where(Message.key.like("payout:%"))).all()
    assert sorted(key.rpartition(":")[2] for key in told) == ["failed"] * 2 + ["paid"] * 4
    assert len(db.session.scalars(select(BankMatch).where(BankMatch.kind == PAYOUT)).all()) == 5


@pytest.mark.usefixtures("office", "size")
def test_a_whole_file_pays_what_no_debit_behind_it_pays_again() -> None:
    paid, day = payouts(), BankDay()
    day.fee("fee")
    day.add(paid[0].message_id, -sum(one.cents for one in paid))
    day.debit("again", paid[0])
    day.back("back", paid[3])
    day.bring()
    assert explain() == 3
    assert explained() == ["fee", paid[0].message_id, "back"]
    assert states() == [*["paid"] * 3, "returned", *["paid"] * 5]
    check_whole()


def bring_one_of_each(day: BankDay, times: int, first: int) -> int:
    """So many movements of each kind, of payouts from a place on; their number."""
    paid = payouts()[first : first + 3 * times]
    for nth in range(times):
        one, *two = paid[3 * nth : 3 * nth + 3]
        day.fee(f"fee {nth}")
        day.debit(f"debit {nth}", one)
        day.debit(f"booked {nth}", *two)
        day.back(f"back {nth}", one)
        day.own_transfer(f"own {nth}")
        day.add(f"unknown {nth}", -777)
    day.bring()
    return 5 * times


@pytest.mark.usefixtures("office")
def test_more_movements_take_no_more_queries(app: Flask) -> None:
    """SQLite alone stores rows whose numbers it gives one by one."""
    counts, one, two = [], BankDay(date(2026, 12, 1)), BankDay(date(2026, 12, 2))
    for day, times, first in ((one, 1, 0), (two, 2, 3)):
        two.opening = one.opening + sum(one.cents)
        expected = bring_one_of_each(day, times, first)
        with heard(app) as queries:
            assert explain() == expected
        counts.append(len([query for query in queries if not query.startswith("INSERT INTO bank_matches")]))
    assert counts[0] == counts[1] <= 40


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("statements", [1, 7, 19, 30, 41, 60])
def test_after_a_crash_the_rest_is_explained_and_nothing_twice(
    monkeypatch: pytest.MonkeyPatch, statements: int
) -> None:
    monkeypatch.setattr(explaining, "AT_ONCE", 4)
    expected = bring_all_kinds()
    with dying_after(statements):
        explain()
    assert len(explained()) < len(expected)
    explain()
    assert explained() == expected
    check_whole()


@pytest.mark.usefixtures("office", "size")
def test_two_processes_at_once_explain_each_movement_once(app: Flask) -> None:
    expected = bring_all_kinds()
    assert sum(at_once(app, explain, explain)) == len(expected)
    assert explained() == expected
    check_whole()


@pytest.mark.usefixtures("size")
def test_who_says_something_else_meanwhile_wins_or_is_refused(app: Flask, office: Office) -> None:
    expected = bring_all_kinds()
    second_fee = db.session.scalars(select(BankMovement.id).where(BankMovement.reference == "second fee")).one()

    def say(actor: Actor = office.first) -> list[BankMatch]:
        return propose(actor, second_fee, [Part(INTEREST, -100)])

    done, said = at_once(app, explain, say)
    refused = isinstance(said, Refusal)
    assert done == len(expected) - (not refused)
    assert explained() == [name for name in expected if refused or name != "second fee"]
