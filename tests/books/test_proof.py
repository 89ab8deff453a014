"""Books that meet the bank: each day, to the cent, and where they do not, which entry it is."""

from __future__ import annotations

import time_machine
from flask import Flask
from sqlalchemy import text

from server.books.entries import BEFORE, GAP, MOVEMENT, is_open
from server.books.proof import BalancedDay, ProvedAccount, find_problems, prove
from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import ADVANCE, BANK_FEE, OWN_USE, PAYOUT
from server.matching.service import confirm, propose, undo
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring_days, day, movements
from tests.payouts.support.office import Office, payouts
from tests.support import factories, queries
from tests.support.databases import unguard


def proved(iban: str = camt.FUNDS) -> ProvedAccount:
    return next(one for one in prove(db.session()) if one.told.iban == iban)


def last() -> BalancedDay:
    return proved().days[-1]


def under_way() -> list[tuple[str, int]]:
    account = proved()
    return [(one.kind, one.cents) for one in account.entries if is_open(one, account.told.last)]


def differences() -> list[str]:
    return [*find_problems(db.session())]


def test_what_nobody_explained_is_under_way(office: Office) -> None:
    bring_days((0, 0, [500]), (1, 500, [-200]))
    assert (last().books_cents, last().bank_cents, last().under_way_cents) == (0, 300, -300)
    assert under_way() == [(MOVEMENT, 500), (MOVEMENT, -200)]
    assert differences() == []


def test_an_explained_movement_is_in_the_books_from_that_day_on(office: Office) -> None:
    campaign = factories.campaign()
    bring_days((0, 0, [500]), (28, 500, []))
    match = propose(office.first, movements()[0].id, [Part(ADVANCE, 500, campaign_id=campaign.id)])[0]
    confirm(office.second, match.id)
    by_day = {one.day: (one.books_cents, one.bank_cents, one.under_way_cents) for one in proved().days}
    assert by_day[day(28)] == (500, 500, 0)
    assert by_day[day(27)] == (0, 500, -500)
    undo(office.first, match.id)
    assert (last().books_cents, last().under_way_cents) == (0, -500)
    assert differences() == []


def test_a_balance_that_nobody_explained_and_missing_days_are_named(office: Office) -> None:
    bring_days((0, 700, [10]), (5, 720, [-20]))
    assert under_way() == [(MOVEMENT, 10), (MOVEMENT, -20), (BEFORE, 700), (GAP, 10)]
    assert differences() == []


def test_a_payout_is_under_way_between_its_answer_and_its_statement(office: Office) -> None:
    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        owner = office.owed(2)
        office.close()
        office.account(owner, "FR7630006000011234567890189")
        office.sent()
        one = payouts()[0]
        office.answered(f"2026-12-02;{one.end_to_end_id};{one.cents / 100:.2f};paid;".replace(".", ","))
        bring_days((0, 10_000, []), (30, 10_000, []))
        assert (PAYOUT, -one.cents) in under_way()
    with time_machine.travel("2026-12-05T09:00:00Z", tick=False):
        told = camt.payment(-one.cents, end_to_end_id=one.end_to_end_id).replace(camt.FEES, one.iban)
        bring_days((31, 10_000, []), movements=camt.movement(-one.cents, day(31), told), closing=10_000 - one.cents)
        assert explain_by_itself(office.first) == 1
        assert PAYOUT not in dict(under_way())
    assert differences() == []


def test_a_changed_line_is_named_with_its_day(office: Office) -> None:
    bring_days((0, 0, [-350]), (28, -350, []))
    match = propose(office.first, movements()[0].id, [Part(BANK_FEE, -350)])[0]
    confirm(office.second, match.id)
    assert differences() == []
    unguard(db.session.connection())
    db.session.execute(text("UPDATE house_lines SET bank = -340, own = 340"))
    assert differences() == [
        f"books: account …0143 differs by 10 cents from {day(28)} on: bank_fee {match.id} (-350 cents)"
    ]
    db.session.rollback()


def test_the_proof_asks_as_often_however_much_there_is(app: Flask, office: Office) -> None:
    bring_days((0, 0, [-350]))
    with queries.heard(app) as asked:
        assert differences() == []
        few = len(asked)
        asked.clear()
        bring_days(*((number, -350, [100, -100]) for number in range(1, 20)))
        propose(office.first, movements()[1].id, [Part(OWN_USE, 100)])
        asked.clear()
        assert differences() == []
        assert len(asked) == few
