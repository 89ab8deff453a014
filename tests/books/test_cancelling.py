"""A confirmed disbursement that no bank will carry out: two people cancel it, and its money is free again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy import insert, select

from server import clock
from server.audit import ledger as ledger_check
from server.books import cancelling
from server.books.disbursement_list import list_disbursements
from server.books.disbursing import ask_refund, ask_withdrawal, confirm
from server.books.earned import read_earned, read_free_advances
from server.books.refusals import CancellationAsked, DisbursementBeingPaid, NothingToCancel
from server.campaigns.models import Campaign
from server.db import db
from server.matching.effects import Part
from server.matching.models import ADVANCE
from server.matching.refusals import SecondPersonNeeded
from server.matching.service import confirm as confirm_match
from server.matching.service import propose
from server.payouts import service
from server.payouts.disbursements.cancelling_models import DisbursementCancellation
from server.payouts.disbursements.models import Disbursement
from server.payouts.refusals import NothingToPay
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring, day, movements
from tests.payouts.support.office import Office, at_once, balance, payouts
from tests.support import factories
from tests.support.constraints import refuses

WHY = "Le compte du commanditaire est fermé."


@pytest.fixture
def refund(office: Office) -> Iterator[Disbursement]:
    """2,000 cents of an advance of 5,000, to be given back by the word of two people."""
    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        campaign = factories.campaign()
        told = camt.payment(5_000).replace(camt.FEES, camt.OTHER)
        bring(camt.document(camt.statement(day(0), 0, [5_000], movements=camt.movement(5_000, day(0), told))))
        [match] = propose(office.first, movements()[-1].id, [Part(ADVANCE, 5_000, campaign_id=campaign.id)])
        confirm_match(office.second, match.id)
        yield confirm(office.second, ask_refund(office.first, campaign.id, 2_000, "Payé deux fois").id)


def free() -> int:
    """What of the advance may be given back or used."""
    [campaign] = db.session.scalars(select(Campaign.id))
    return read_free_advances(db.session()).get(campaign, 0)


def test_two_people_cancel_it_and_the_advance_is_free_again(office: Office, refund: Disbursement) -> None:
    assert (balance().advance, balance().due, free()) == (-3_000, -2_000, 3_000)
    cancelling.ask(office.first, refund.id, WHY)
    with pytest.raises(SecondPersonNeeded):
        cancelling.confirm(office.first, refund.id)
    assert balance().due == -2_000
    cancelling.confirm(office.second, refund.id)
    cancelling.confirm(office.third, refund.id)
    assert (balance().advance, balance().due, free()) == (-5_000, 0, 5_000)
    [shown] = list_disbursements()
    assert (shown.state, shown.cancellation and shown.cancellation.reason) == ("cancelled", WHY)
    assert [*ledger_check.find_problems()] == []
    again = confirm(office.second, ask_refund(office.first, refund.parts[0].campaign_id, 5_000, "Autre compte").id)
    assert [*ledger_check.find_problems()] == []
    assert balance().due == -again.total_cents


def test_nothing_of_it_is_paid_any_more(office: Office, refund: Disbursement) -> None:
    cancelling.ask(office.first, refund.id, WHY)
    cancelling.confirm(office.second, refund.id)
    with pytest.raises(NothingToPay):
        service.prepare(office.first)


def test_what_is_being_paid_is_cancelled_once_the_bank_refused_it(office: Office, refund: Disbursement) -> None:
    office.sent()
    with pytest.raises(DisbursementBeingPaid):
        cancelling.ask(office.first, refund.id, WHY)
    office.answered(f"2026-12-02;{refund.number};20,00;rejected;AC04")
    cancelling.ask(office.first, refund.id, WHY)
    cancelling.confirm(office.second, refund.id)
    assert ([one.state for one in payouts()], free()) == (["rejected"], 5_000)
    assert [*ledger_check.find_problems()] == []


def test_a_payment_prepared_meanwhile_stops_it(office: Office, refund: Disbursement) -> None:
    cancelling.ask(office.first, refund.id, WHY)
    batch = service.prepare(office.first)
    with pytest.raises(DisbursementBeingPaid):
        cancelling.confirm(office.second, refund.id)
    service.cancel(office.first, batch.id)
    cancelling.confirm(office.second, refund.id)


def test_a_request_may_be_taken_back_and_made_again(office: Office, refund: Disbursement) -> None:
    cancelling.ask(office.first, refund.id, WHY)
    with pytest.raises(CancellationAsked):
        cancelling.ask(office.second, refund.id, WHY)
    cancelling.withdraw(office.second, refund.id)
    with pytest.raises(NothingToCancel):
        cancelling.confirm(office.second, refund.id)
    cancelling.ask(office.second, refund.id, WHY)
    cancelling.confirm(office.first, refund.id)
    with pytest.raises(NothingToCancel):
        cancelling.withdraw(office.first, refund.id)


def test_fees_may_be_withdrawn_again(office: Office) -> None:
    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        office.owed(3)
        earned = read_earned(db.session()).cents
        one = ask_withdrawal(office.first, earned, "Frais")
        with pytest.raises(NothingToCancel):
            cancelling.ask(office.first, one.id, WHY)
        confirm(office.second, one.id)
        assert read_earned(db.session()).cents == 0
        cancelling.ask(office.first, one.id, WHY)
        cancelling.confirm(office.second, one.id)
        assert read_earned(db.session()).cents == earned
        assert [*ledger_check.find_problems()] == []


def test_the_database_wants_two_people_and_one_request(office: Office, refund: Disbursement) -> None:
    asked = {
        "disbursement_id": refund.id,
        "reason": WHY,
        "asked_at": clock.now(),
        "asked_by_id": office.first.person_id,
    }
    alone = {"confirmed_at": clock.now(), "confirmed_by_id": office.first.person_id}
    refuses(insert(DisbursementCancellation).values(**asked, **alone))
    cancelling.ask(office.first, refund.id, WHY)
    refuses(insert(DisbursementCancellation).values(**asked))


def test_it_is_cancelled_or_paid_whoever_is_first(app: Flask, office: Office, refund: Disbursement) -> None:
    cancelling.ask(office.first, refund.id, WHY)
    key = refund.id
    both = at_once(app, lambda: cancelling.confirm(office.second, key), lambda: service.prepare(office.first))
    assert sorted(map(str, both)) in (["None", "disbursement_being_paid"], ["None", "nothing_to_pay"])
    assert [*ledger_check.find_problems()] == []
