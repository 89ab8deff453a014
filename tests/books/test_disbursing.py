"""Earned fees withdrawn, advances given back: by two people, and never more than there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
import time_machine
from flask import Flask
from sqlalchemy import insert, select

from server import clock
from server.audit import ledger as ledger_check
from server.books.disbursement_list import list_disbursements
from server.books.disbursing import ask_refund, ask_withdrawal, confirm, refuse
from server.books.earned import read_earned, read_free_advances
from server.books.refusals import DisbursementDecided, MoreThanAdvance, MoreThanEarned, NoAccountToRefund
from server.campaigns.models import Campaign
from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from server.matching.effects import Part
from server.matching.house_models import HouseLine
from server.matching.models import ADVANCE, BANK_FEE
from server.matching.refusals import SecondPersonNeeded
from server.matching.service import confirm as confirm_match
from server.matching.service import propose
from server.payouts.disbursements.models import DisbursementDecision
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring, bring_days, day, movements
from tests.payouts.support.office import Office, at_once, balance, payouts
from tests.support import factories
from tests.support.constraints import refuses


@pytest.fixture
def earned(office: Office) -> Iterator[int]:
    """What a campaign with three redeemed vouchers has earned."""
    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        office.owed(3)
        yield -balance().fees_earned


def with_advance(office: Office, cents: int, iban: str = camt.OTHER) -> Campaign:
    """A campaign whose sponsor paid that much too much, from an account."""
    campaign = factories.campaign()
    told = camt.payment(cents).replace(camt.FEES, iban)
    bring(camt.document(camt.statement(day(0), 0, [cents], movements=camt.movement(cents, day(0), told))))
    match = propose(office.first, movements()[-1].id, [Part(ADVANCE, cents, campaign_id=campaign.id)])[0]
    confirm_match(office.second, match.id)
    return campaign


def test_a_withdrawal_is_paid_as_any_payout(office: Office, earned: int) -> None:
    one = ask_withdrawal(office.first, earned, "Frais de novembre")
    assert (one.number, one.iban, one.state) == ("RT-2026-000001", camt.FEES, "asked")
    confirm(office.second, one.id)
    office.sent()
    sent = payouts()[-1]
    assert (sent.end_to_end_id, sent.cents, sent.paid_to) == (one.number, earned, "Opérateur du Pass")
    assert (balance().fees_earned, balance().in_transit) == (0, -earned)
    office.answered(f"2026-12-02;{one.number};{earned / 100:.2f};paid;".replace(".", ","))
    assert balance().in_transit == 0
    assert list_disbursements()[0].payout == payouts()[-1]
    assert [*ledger_check.find_problems()] == []


def test_the_debit_and_its_arrival_on_our_account_explain_themselves(office: Office, earned: int) -> None:
    confirm(office.second, ask_withdrawal(office.first, earned, "Frais").id)
    office.sent()
    with time_machine.travel("2026-12-03T09:00:00Z", tick=False):
        number, at = payouts()[-1].end_to_end_id, date(2026, 12, 2)
        left = camt.movement(-earned, at, camt.payment(-earned, end_to_end_id=number))
        bring(camt.document(camt.statement(at, 10**6, [-earned], movements=left)))
        came = camt.movement(earned, at, camt.payment(earned, end_to_end_id=number).replace(camt.FEES, camt.FUNDS))
        bring(camt.document(camt.statement(at, 0, [earned], movements=came, iban=camt.FEES)))
        assert explain_by_itself(office.first) == 2
    assert payouts()[-1].state == "paid"
    assert [(one.kind, one.bank) for one in db.session.scalars(select(HouseLine))] == [("own_transfer", earned)]
    assert [*ledger_check.find_problems()] == []


def test_never_more_than_earned(office: Office, earned: int) -> None:
    for cents in (earned + 1, 0, -1):
        with pytest.raises(MoreThanEarned):
            ask_withdrawal(office.first, cents, "Frais")
    first = ask_withdrawal(office.first, earned - 1, "Frais")
    with pytest.raises(MoreThanEarned):
        ask_withdrawal(office.first, 2, "Frais")
    refuse(office.first, first.id)
    ask_withdrawal(office.first, earned, "Frais")


def test_what_the_bank_charged_the_sponsors_money_is_not_withdrawn(office: Office, earned: int) -> None:
    bring_days((0, 10**6, [-30]))
    confirm_match(office.second, propose(office.first, movements()[-1].id, [Part(BANK_FEE, -30)])[0].id)
    assert read_earned(db.session()).cents == earned - 30
    with pytest.raises(MoreThanEarned):
        ask_withdrawal(office.first, earned - 29, "Frais")


def test_a_withdrawal_that_came_back_may_be_paid_again(office: Office, earned: int) -> None:
    one = ask_withdrawal(office.first, earned, "Frais")
    confirm(office.second, one.id)
    office.sent()
    office.answered(f"2026-12-02;{one.number};{earned / 100:.2f};returned;MS03".replace(".", ","))
    assert (balance().fees_earned, read_earned(db.session()).cents) == (-earned, 0)
    office.sent()
    assert [payout.state for payout in payouts()[-2:]] == ["returned", "sent"]
    assert [*ledger_check.find_problems()] == []


def test_two_people_and_one_decision(office: Office, earned: int) -> None:
    one = ask_withdrawal(office.first, 1, "Frais")
    with pytest.raises(SecondPersonNeeded):
        confirm(office.first, one.id)
    refuses(_decision(one.id, office.first.person_id))
    confirm(office.second, one.id)
    confirm(office.third, one.id)
    with pytest.raises(DisbursementDecided):
        refuse(office.first, one.id)


def test_the_database_takes_nobody_elses_word_for_who_asked(office: Office, earned: int) -> None:
    one = ask_withdrawal(office.first, 1, "Frais")
    refuses(_decision(one.id, office.second.person_id, asked_by_id=office.third.person_id))


def _decision(disbursement_id: int, by_id: int, asked_by_id: int | None = None) -> object:
    columns = {"asked_by_id": asked_by_id or by_id, "decided_by_id": by_id, "decided_at": clock.now()}
    return insert(DisbursementDecision).values(disbursement_id=disbursement_id, confirmed=True, **columns)


def test_two_withdrawals_at_once_never_exceed(app: Flask, office: Office, earned: int) -> None:
    ask = partial(ask_withdrawal, office.first, earned, "Frais")
    assert sorted(map(str, at_once(app, ask, ask))) == ["None", "more_than_earned"]


def test_a_refund_goes_back_where_the_money_came_from(office: Office) -> None:
    campaign = with_advance(office, 5_000)
    one = ask_refund(office.first, campaign.id, 2_000, "Payé deux fois")
    assert (one.number, one.iban) == ("RB-2026-000001", camt.OTHER)
    confirm(office.second, one.id)
    assert (balance().advance, balance().due) == (-3_000, -2_000)
    office.sent()
    assert (balance().due, balance().in_transit) == (0, -2_000)
    assert [*ledger_check.find_problems()] == []


def test_a_refund_goes_to_the_confirmed_account_where_there_is_one(office: Office) -> None:
    campaign = with_advance(office, 5_000)
    office.account(campaign.sponsor.organisation, "FR7630006000011234567890189")
    assert ask_refund(office.first, campaign.id, 1, "Trop payé").iban == "FR7630006000011234567890189"


def test_never_more_than_the_free_advance(office: Office) -> None:
    campaign = with_advance(office, 5_000)
    with pytest.raises(MoreThanAdvance):
        ask_refund(office.first, campaign.id, 5_001, "Trop payé")
    ask_refund(office.first, campaign.id, 3_000, "Trop payé")
    assert read_free_advances(db.session()) == {campaign.id: 2_000}
    with pytest.raises(MoreThanAdvance):
        ask_refund(office.first, campaign.id, 2_001, "Trop payé")


def test_without_any_account_nothing_is_given_back(office: Office) -> None:
    campaign = factories.campaign()
    bring_days((0, 0, [500]))
    match = propose(office.first, movements()[-1].id, [Part(ADVANCE, 500, campaign_id=campaign.id)])[0]
    confirm_match(office.second, match.id)
    with pytest.raises(NoAccountToRefund):
        ask_refund(office.first, campaign.id, 500, "Trop payé")


def test_two_refunds_at_once_never_exceed(app: Flask, office: Office) -> None:
    campaign = with_advance(office, 5_000)
    ask = partial(ask_refund, office.first, campaign.id, 5_000, "Trop payé")
    assert sorted(map(str, at_once(app, ask, ask))) == ["None", "more_than_advance"]
