"""A sponsor's refund is paid like every document: due, by two people, through the bank."""

from __future__ import annotations

import time_machine

from server.credits import service as credits_service
from server.db import db
from server.payouts import dues, payments, service
from server.payouts.models import Payout
from tests.credits.support.ends import End
from tests.payouts.support.office import Office, balance, broken, states


def test_a_credit_note_is_paid_to_the_sponsor_and_again_when_it_comes_back(
    office: Office, december: time_machine.Traveller
) -> None:
    end = End(december)
    end.scan(end.booklets(end.order())[0], 1)
    end.over()
    note = credits_service.issue(end.operator, end.campaign.id)
    owner = end.campaign.sponsor.organisation
    assert [(one.number, one.cents, one.month, one.hindrance) for one in dues.due(db.session())] == [
        (note.number, 9000, None, "no_account")
    ]
    office.account(owner)
    office.sent()
    assert balance(owner).in_transit == -9000
    office.answered(f"2027-03-05;{note.number};90,00;returned;MS03")
    (payment,) = payments.payments(end.sponsor)
    assert (payment.document.number, payment.state, payment.month) == (note.number, "returned", None)
    office.sent()
    office.answered(f"2027-03-09;{note.number};90,00;paid;")
    assert (states(), balance(owner).bank) == (["returned", "paid"], -9000)
    assert [payout.cents for payout in db.session.query(Payout)] == [9000, 9000]
    assert broken() == []
    assert service.last_bank_import()
