"""The operator's own money: bank fees, interest, transfers between own accounts, what it uses for itself."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.house_models import HouseLine
from server.matching.models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE, BankMatch
from server.matching.recognising import recognise
from server.matching.refusals import NotOwnMoney, SecondPersonNeeded
from server.matching.service import confirm, propose, undo
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring, bring_days, day, movements
from tests.payouts.support.office import Office
from tests.support.constraints import refuses


def bring_coded(cents: int, code: str, iban: str = camt.FUNDS) -> None:
    moved = camt.movement(cents, day(0)).replace("ESCT", code)
    bring(camt.document(camt.statement(day(0), 10**6, [cents], movements=moved, iban=iban)))


def lines() -> list[tuple[str, int, int]]:
    return [(one.kind, one.bank, one.own) for one in db.session.scalars(select(HouseLine).order_by(HouseLine.id))]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PMNT-MDOP-CHRG", BANK_FEE),
        ("ACMT-MCOP-COMM", BANK_FEE),
        ("ACMT-MDOP-FEES", BANK_FEE),
        ("ACMT-MCOP-INTR", INTEREST),
        ("PMNT-RCDT-ESCT", None),
        ("CHRG-RCDT-ESCT", None),
        ("", None),
    ],
)
def test_the_banks_code_tells_fees_and_interest(code: str, kind: str | None) -> None:
    assert recognise(code) == kind


@pytest.mark.parametrize(("code", "cents", "kind"), [("CHRG", -350, BANK_FEE), ("INTR", 120, INTEREST)])
def test_one_word_is_enough_where_the_bank_says_so(office: Office, code: str, cents: int, kind: str) -> None:
    bring_coded(cents, code)
    assert explain_by_itself(office.first) == 1
    assert lines() == [(kind, cents, -cents)]


def test_a_fee_that_the_bank_does_not_call_one_takes_two_people(office: Office) -> None:
    bring_days((0, 10**6, [-350]))
    assert explain_by_itself(office.first) == 0
    match = propose(office.first, movements()[0].id, [Part(BANK_FEE, -350)])[0]
    with pytest.raises(SecondPersonNeeded):
        confirm(office.first, match.id)
    assert lines() == []
    confirm(office.second, match.id)
    assert lines() == [(BANK_FEE, -350, 350)]


def test_an_undone_match_takes_its_line_back(office: Office) -> None:
    bring_coded(-350, "CHRG")
    explain_by_itself(office.first)
    undo(office.second, db.session.scalars(select(BankMatch.id)).one())
    assert lines() == [(BANK_FEE, -350, 350), (BANK_FEE, 350, -350)]
    assert explain_by_itself(office.first) == 1
    assert sum(bank for _kind, bank, _own in lines()) == -350


def test_nobody_pays_for_himself_out_of_the_sponsors_money(office: Office) -> None:
    bring_days((0, 10**6, [-100_000]))
    with pytest.raises(NotOwnMoney):
        propose(office.first, movements()[0].id, [Part(OWN_USE, -100_000)])
    bring_days((0, 10**6, [-4_000]), iban=camt.FEES)
    match = propose(office.first, movements()[1].id, [Part(OWN_USE, -4_000)])[0]
    confirm(office.second, match.id)
    assert lines() == [(OWN_USE, -4_000, 4_000)]


@pytest.mark.parametrize(("cents", "told"), [(5_000, 1), (-5_000, 0)])
def test_what_leaves_the_funds_for_our_own_account_takes_two_people(office: Office, cents: int, told: int) -> None:
    moved = camt.movement(cents, day(0), camt.payment(cents))
    bring(camt.document(camt.statement(day(0), 10**6, [cents], movements=moved)))
    assert movements()[0].party_iban == camt.FEES
    assert explain_by_itself(office.first) == told
    states = [one.state for one in db.session.scalars(select(BankMatch))]
    if not told:
        states = [one.state for one in propose(office.first, movements()[0].id, [Part(OWN_TRANSFER, cents)])]
    assert states == ["confirmed" if told else "proposed"]


def test_the_database_keeps_a_house_line_balanced_and_for_good(office: Office) -> None:
    bring_coded(-350, "CHRG")
    explain_by_itself(office.first)
    refuses(update(HouseLine).values(bank=-1))
    columns = {"iban": camt.FUNDS, "day": day(0), "recorded_at": func.now()}
    refuses(HouseLine.__table__.insert().values(kind="opening", bank=5, own=5, **columns))
    refuses(HouseLine.__table__.insert().values(kind=BANK_FEE, bank=5, own=-5, **columns))
