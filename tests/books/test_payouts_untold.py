"""A match of a payout that is undone: the payout is what it was before, unless something else tells the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select, text

from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement
from server.books.proof import prove
from server.db import db
from server.ledger.models import PAID, RETURNED, LedgerLine
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import HOLDS, PAYOUT, BankMatch
from server.matching.models import RETURNED as CAME_BACK
from server.matching.service import propose, undo
from server.payouts.models import Payout
from server.payouts.refusals import PayoutPaidAgain
from server.payouts.undone_models import PayoutUndo
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring
from tests.payouts.support.office import DECEMBER, Office, payouts, states
from tests.support.databases import unguard

TODAY, NEXT = date(2026, 12, 2), date(2026, 12, 3)


@pytest.fixture
def paid(office: Office) -> Any:
    """An organisation's payout, that a statement told and that explained itself."""
    with time_machine.travel(DECEMBER, tick=False) as moving:
        office.payable()
        office.sent()
        one = payouts()[0]
        bring_movement(TODAY, -one.cents, debit(one), opening=10**6)
        assert explain_by_itself(office.first) == 1
        moving.shift(86_400)
        yield one


def debit(payout: Payout) -> str:
    return camt.payment(-payout.cents, end_to_end_id=payout.end_to_end_id).replace(camt.FEES, payout.iban)


def bring_movement(day: date, cents: int, told: str, opening: int) -> None:
    bring(camt.document(camt.statement(day, opening, [cents], movements=camt.movement(cents, day, told))))


def come_back(office: Office, one: Payout) -> None:
    """It comes back the next day, and explains itself."""
    told = camt.payment(one.cents, end_to_end_id=one.end_to_end_id).replace(camt.FEES, one.iban)
    bring_movement(NEXT, one.cents, told, 10**6 - one.cents)
    assert explain_by_itself(office.first) == 1


def match_of(kind: str) -> int:
    """The match of a kind that holds."""
    return db.session.scalars(select(BankMatch.id).where(BankMatch.kind == kind, *HOLDS)).one()


def bank(kind: str) -> int:
    """What all lines of a kind moved in the bank."""
    return db.session.scalar(select(func.coalesce(func.sum(LedgerLine.bank), 0)).where(LedgerLine.kind == kind)) or 0


def is_whole() -> bool:
    """Whether the ledger fits its events, and books meet the bank on every day."""
    differences = [one.first_difference() for one in prove(db.session())]
    return [*ledger_check.find_problems()] == [] and not any(differences)


def test_the_payout_is_sent_again_and_its_debit_to_be_explained(office: Office, paid: Payout) -> None:
    undo(office.first, match_of(PAYOUT))
    assert (states(), payouts()[0].paid_at, bank(PAID)) == (["sent"], None, 0)
    assert is_whole()
    assert explain_by_itself(office.first) == 1
    assert (states(), bank(PAID)) == (["paid"], -paid.cents)
    assert is_whole()
    undo(office.first, match_of(PAYOUT))
    assert [(one.step, one.nth) for one in db.session.scalars(select(PayoutUndo))] == [("paid", 1), ("paid", 2)]
    assert is_whole()


def test_an_undone_return_leaves_it_paid(office: Office, paid: Payout) -> None:
    come_back(office, paid)
    undo(office.first, match_of(CAME_BACK))
    assert (states(), payouts()[0].failed_at, bank(RETURNED)) == (["paid"], None, 0)
    assert is_whole()


def test_a_return_that_was_told_alone_leaves_it_sent(office: Office, paid: Payout) -> None:
    undo(office.first, match_of(PAYOUT))
    told = camt.payment(paid.cents, end_to_end_id=paid.end_to_end_id).replace(camt.FEES, paid.iban)
    bring_movement(NEXT, paid.cents, told, 10**6 - paid.cents)
    back = db.session.scalars(select(BankMovement.id).order_by(BankMovement.id.desc()).limit(1)).one()
    propose(office.first, back, [Part(CAME_BACK, paid.cents, payout_id=paid.id)])
    assert states() == ["returned"]
    undo(office.first, match_of(CAME_BACK))
    assert states() == ["sent"]
    assert is_whole()


def test_what_came_back_had_been_paid(office: Office, paid: Payout) -> None:
    come_back(office, paid)
    undo(office.first, match_of(PAYOUT))
    assert states() == ["returned"]
    assert is_whole()


def test_what_the_bank_s_answer_tells_stays(office: Office, paid: Payout) -> None:
    office.answered(f"2026-12-02;{paid.end_to_end_id};{paid.cents / 100:.2f};paid;".replace(".", ","))
    undo(office.first, match_of(PAYOUT))
    assert (states(), bank(PAID)) == (["paid"], -paid.cents)
    assert is_whole()


def test_a_document_is_not_paid_twice(office: Office, paid: Payout) -> None:
    come_back(office, paid)
    office.sent()
    with pytest.raises(PayoutPaidAgain):
        undo(office.first, match_of(CAME_BACK))
    assert states() == ["returned", "sent"]
    assert is_whole()


def test_a_line_that_nobody_took_back_is_named(office: Office, paid: Payout) -> None:
    undo(office.first, match_of(PAYOUT))
    connection = db.session.connection()
    unguard(connection)
    connection.execute(text("DELETE FROM payout_undos"))
    assert "ledger: 2 lines 'paid' belong to no event" in [*ledger_check.find_problems()]
