"""Payouts and their answers on statements: a debit pays, a transfer that comes back returns, whoever tells it first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement
from server.db import db
from server.ledger.models import PAID, RETURNED, LedgerLine
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import PAYOUT, BankMatch
from server.matching.models import RETURNED as CAME_BACK
from server.matching.refusals import PayoutMatchedAlready, SecondPersonNeeded, UnlikePayout
from server.matching.service import confirm, propose
from server.money import format_euros
from server.payouts.models import Payout, PayoutBatch
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring
from tests.payouts.support.office import DECEMBER, Office, payouts

TODAY = date(2026, 12, 2)
pytestmark = pytest.mark.usefixtures("december")


@pytest.fixture
def december(office: Office) -> Any:
    """Two organisations paid in one batch, on the day after the bank had the file."""
    with time_machine.travel(DECEMBER, tick=False):
        owners = [office.owed(2), office.owed(3)]
        office.close()
        for owner, iban in zip(owners, ("FR7630001007941234567890185", "FR7630006000011234567890189"), strict=True):
            office.account(owner, iban)
        office.sent()
        yield


def debit(payout: Payout, **told: Any) -> str:
    """A payout's transfer as the bank tells it inside a booking."""
    return camt.payment(-payout.cents, end_to_end_id=told.get("number", payout.end_to_end_id)).replace(
        camt.FEES, told.get("iban", payout.iban)
    )


def bring_movement(cents: int, *details: str, reference: str = "REF", more: str = "", opening: int = 10**6) -> None:
    moved = camt.movement(cents, TODAY, *details, reference=reference, more=more)
    bring(camt.document(camt.statement(TODAY, opening, [cents], movements=moved)))


def lines(kind: str) -> int:
    return len(db.session.scalars(select(LedgerLine).where(LedgerLine.kind == kind)).all())


def movements() -> list[BankMovement]:
    """Those of the account that payouts are paid from."""
    rows = select(BankMovement).where(BankMovement.iban == camt.FUNDS).order_by(BankMovement.id)
    return list(db.session.scalars(rows))


def states() -> list[str]:
    return [one.state for one in payouts()]


def test_a_batch_booking_pays_each_transfer_inside(office: Office) -> None:
    both = payouts()
    bring_movement(-sum(one.cents for one in both), *map(debit, both))
    assert explain_by_itself(office.first) == 1
    assert states() == ["paid", "paid"]
    assert lines(PAID) == 2
    assert {match.payment for match in db.session.scalars(select(BankMatch).where(BankMatch.kind == PAYOUT))} == {1, 2}
    assert [*ledger_check.find_problems()] == []


def test_a_file_booked_as_a_whole_pays_all_of_it(office: Office) -> None:
    batch = db.session.scalars(select(PayoutBatch)).one()
    bring_movement(-sum(one.cents for one in payouts()), reference=batch.message_id)
    assert explain_by_itself(office.first) == 1
    assert states() == ["paid", "paid"]


def test_a_return_that_the_bank_s_answer_told_before_is_matched_too(office: Office) -> None:
    first, _ = payouts()
    told = f"2026-12-02;{first.end_to_end_id};{format_euros(first.cents)}"
    office.answered(f"{told};paid;")
    office.answered(f"{told};returned;AC04")
    bring_movement(first.cents, camt.payment(first.cents, end_to_end_id=first.end_to_end_id))
    assert explain_by_itself(office.first) == 1
    assert [states()[0], lines(RETURNED)] == ["returned", 1]


def test_a_debit_that_quotes_the_number_as_its_reference_pays_one_of_a_file(office: Office) -> None:
    first, _ = payouts()
    bring_movement(-first.cents, reference=first.end_to_end_id)
    assert explain_by_itself(office.first) == 1
    assert states() == ["paid", "sent"]


def test_a_file_of_another_sum_pays_nothing(office: Office) -> None:
    batch = db.session.scalars(select(PayoutBatch)).one()
    bring_movement(-sum(one.cents for one in payouts()) - 1, reference=batch.message_id)
    assert explain_by_itself(office.first) == 0
    assert states() == ["sent", "sent"]


@pytest.mark.parametrize("told", [{"iban": "DE89370400440532013000"}, {"number": "R-AUTRE"}])
def test_what_does_not_agree_waits_for_two_people(office: Office, told: dict[str, Any]) -> None:
    one = payouts()[0]
    bring_movement(-one.cents, debit(one, **told))
    assert explain_by_itself(office.first) == 0
    match = propose(office.first, movements()[0].id, [Part(PAYOUT, -one.cents, payout_id=one.id)])[0]
    with pytest.raises(SecondPersonNeeded):
        confirm(office.first, match.id)
    confirm(office.second, match.id)
    assert states() == ["paid", "sent"]


def test_the_statement_after_the_answer_posts_nothing_again(office: Office) -> None:
    one = payouts()[0]
    office.answered(f"2026-12-02;{one.end_to_end_id};{one.cents / 100:.2f};paid;".replace(".", ","))
    assert states() == ["paid", "sent"]
    bring_movement(-one.cents, debit(one))
    assert explain_by_itself(office.first) == 1
    assert lines(PAID) == 1
    assert [*ledger_check.find_problems()] == []


def test_the_answer_after_the_statement_posts_nothing_again(office: Office) -> None:
    one = payouts()[0]
    bring_movement(-one.cents, debit(one))
    explain_by_itself(office.first)
    answered = office.answered(f"2026-12-02;{one.end_to_end_id};{one.cents / 100:.2f};paid;".replace(".", ","))
    assert [entry.outcome for entry in answered.entries] == ["known"]
    assert lines(PAID) == 1


def test_a_transfer_that_comes_back_is_due_again(office: Office) -> None:
    one = payouts()[0]
    bring_movement(-one.cents, debit(one))
    explain_by_itself(office.first)
    back = camt.payment(one.cents, end_to_end_id=one.end_to_end_id).replace(camt.FEES, one.iban)
    back = back.replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>")
    later = date(2026, 12, 3)
    with time_machine.travel("2026-12-04T09:00:00Z", tick=False):
        moved = camt.movement(one.cents, later, back)
        bring(camt.document(camt.statement(later, 10**6 - one.cents, [one.cents], movements=moved)))
        assert explain_by_itself(office.first) == 1
    assert states() == ["returned", "sent"]
    assert payouts()[0].reason_code == "AC04"
    assert lines(RETURNED) == 1
    assert [*ledger_check.find_problems()] == []


def test_explaining_again_changes_nothing(office: Office) -> None:
    both = payouts()
    bring_movement(-sum(one.cents for one in both), *map(debit, both))
    explain_by_itself(office.first)
    assert explain_by_itself(office.first) == 0
    assert lines(PAID) == 2


def test_a_payout_is_matched_once_and_exactly(office: Office) -> None:
    one = payouts()[0]
    bring_movement(-one.cents, debit(one))
    explain_by_itself(office.first)
    bring_movement(-2 * one.cents, opening=10**6 - one.cents)
    twice = movements()[-1].id
    with pytest.raises(PayoutMatchedAlready):
        propose(office.first, twice, [Part(PAYOUT, -one.cents, payout_id=one.id)])
    with pytest.raises(UnlikePayout):
        propose(office.first, twice, [Part(CAME_BACK, -one.cents, payout_id=one.id)])
