"""The operator's own money in the journal: the bank's fees, interest, withdrawals, refunds; it balances."""

from __future__ import annotations

from datetime import date

import time_machine
from sqlalchemy import select

from server.bank_statements.models import OwnBankAccount
from server.books import disbursing, openings
from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.models import ADVANCE, OWN_USE, BankMatch
from server.matching.service import confirm, propose, undo
from tests.accounting.support.against_ledger import check_years, export
from tests.bank_statements.support import camt, desk
from tests.bank_statements.support.desk import bring, movements
from tests.payouts.support.office import Office, payouts
from tests.support import factories

DAY, AFTER = date(2026, 12, 2), "2026-12-26T09:00:00Z"


def test_every_kind_of_own_money_has_its_account(office: Office, moving: time_machine.Traveller) -> None:
    desk.open_accounts()
    moving.move_to("2026-12-03T09:00:00Z")
    coded = [camt.movement(cents, DAY).replace("ESCT", code) for cents, code in ((-350, "CHRG"), (120, "INTR"))]
    coded.append(camt.movement(-7, DAY).replace("ESCT", "INTR"))
    bring(camt.document(camt.statement(DAY, 1_000, [-350, 120, -7], movements="".join(coded))))
    assert explain_by_itself(office.first) == 3
    account = db.session.scalars(select(OwnBankAccount.id).where(OwnBankAccount.iban == camt.FUNDS)).one()
    openings.tell(office.first, account, 1_000)
    openings.confirm(office.second, account)
    moving.move_to(AFTER)
    balances = export(date(2026, 12, 1), date(2026, 12, 24)).balances
    accounts = ("512100", "627000", "768000", "661600", "471000")
    assert [balances[one] for one in accounts] == [763, 350, -120, 7, -1_000]
    check_years()


def test_a_withdrawal_goes_through_the_transfers_until_it_arrives(
    office: Office, moving: time_machine.Traveller
) -> None:
    desk.open_accounts()
    moving.move_to("2026-12-02T09:00:00Z")
    office.owed(3)
    one = disbursing.ask_withdrawal(office.first, 100, "Frais")
    disbursing.confirm(office.second, one.id)
    office.sent()
    moving.move_to("2026-12-03T09:00:00Z")
    left = camt.movement(-100, DAY, camt.payment(-100, end_to_end_id=one.number))
    bring(camt.document(camt.statement(DAY, 10**6, [-100], movements=left)))
    explain_by_itself(office.first)
    moving.move_to("2026-12-05T09:00:00Z")
    came = camt.movement(100, DAY, camt.payment(100, end_to_end_id=one.number).replace(camt.FEES, camt.FUNDS))
    bring(camt.document(camt.statement(DAY, 0, [100], movements=came, iban=camt.FEES)))
    explain_by_itself(office.first)
    moving.move_to(AFTER)
    on_its_way = export(date(2026, 12, 1), date(2026, 12, 3)).balances
    assert (on_its_way["580000"], on_its_way["467400"], on_its_way["512200"]) == (100, 0, 0)
    arrived = export(date(2026, 12, 1), date(2026, 12, 24)).balances
    assert (arrived["580000"], arrived["512200"]) == (0, 100)
    check_years()


def test_a_refund_is_lettered_with_its_transfer(office: Office, moving: time_machine.Traveller) -> None:
    desk.open_accounts()
    moving.move_to("2026-12-03T09:00:00Z")
    campaign = factories.campaign()
    told = camt.movement(900, DAY, camt.payment(900).replace(camt.FEES, camt.OTHER))
    bring(camt.document(camt.statement(DAY, 0, [900], movements=told)))
    match = propose(office.first, movements()[-1].id, [Part(ADVANCE, 900, campaign_id=campaign.id)])[0]
    confirm(office.second, match.id)
    one = disbursing.ask_refund(office.first, campaign.id, 900, "Payé deux fois")
    disbursing.confirm(office.second, one.id)
    office.sent()
    moving.move_to(AFTER)
    fec = export(date(2026, 12, 1), date(2026, 12, 24))
    assert {line["EcritureLet"] for line in fec.lines if line["CompteNum"] == "467300"} == {one.number}
    assert (fec.balances["419200"], payouts()[-1].state) == (0, "sent")
    check_years()


def test_an_undone_line_leaves_nothing(office: Office, moving: time_machine.Traveller) -> None:
    desk.open_accounts()
    moving.move_to("2026-12-03T09:00:00Z")
    moved = camt.movement(-7, DAY).replace("ESCT", "INTR")
    bring(camt.document(camt.statement(DAY, 1_000, [-7], movements=moved)))
    explain_by_itself(office.first)
    undo(office.second, db.session.scalars(select(BankMatch.id)).one())
    bring(camt.document(camt.statement(DAY, 0, [-5], iban=camt.FEES)))
    confirm(office.second, propose(office.first, movements()[-1].id, [Part(OWN_USE, -5)])[0].id)
    db.session.rollback()
    moving.move_to(AFTER)
    balances = export(date(2026, 12, 1), date(2026, 12, 24)).balances
    assert (balances["661600"], balances["512100"], balances["512200"], balances["471000"]) == (0, 0, -5, 5)
