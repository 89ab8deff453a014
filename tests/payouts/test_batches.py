"""Documents that are due are prepared by one person and approved by another; each is paid once, none is forgotten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from server.activity.reversals import Undo, reverse
from server.commands import CONSOLE
from server.db import db
from server.organisations import qualification
from server.payouts import dues, service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from server.payouts.refusals import (
    AccountChanging,
    InvalidExecutionDay,
    NothingToPay,
)
from tests.payouts.support.office import DECEMBER, IBAN, OTHER_IBAN, Office, balance, broken, payouts, states

TODAY = DECEMBER.date()
JANUARY, FEBRUARY = datetime(2027, 1, 4, 9, tzinfo=UTC), datetime(2027, 2, 2, 9, tzinfo=UTC)


def due() -> list[tuple[str, str | None]]:
    return [(one.number, one.hindrance) for one in dues.due(db.session())]


def undo(office: Office, scan: UUID) -> None:
    reverse(office.first, scan, Undo(uuid4(), "mistake"))


def test_a_batch_pays_each_document_to_the_account_of_that_day(office: Office) -> None:
    office.payable(3)
    batch = service.prepare(office.first)
    (payout,) = payouts()
    assert (payout.end_to_end_id, payout.cents, payout.iban, payout.state) == ("R-2026-11-0001", 2880, IBAN, "prepared")
    assert [part.cents for part in payout.parts] == [2880]
    assert (batch.execution_day, batch.debtor_name) == (date(2026, 12, 3), "Opérateur du Pass")
    assert due() == []
    assert broken() == []


def test_what_cannot_be_paid_is_told_with_what_hinders_it(office: Office) -> None:
    ready, none, waiting = (office.owed(1) for _ in range(3))
    office.close()
    office.account(ready)
    bank_accounts.propose(office.first, waiting.id, Details("Mairie", OTHER_IBAN))
    assert due() == [
        ("R-2026-11-0001", None),
        ("R-2026-11-0002", "no_account"),
        ("R-2026-11-0003", "account_changing"),
    ]
    assert none
    service.prepare(office.first)
    assert [payout.organisation_id for payout in payouts()] == [ready.id]


def test_a_change_of_account_holds_payouts_until_it_is_confirmed(office: Office) -> None:
    owner = office.payable()
    entered = bank_accounts.propose(office.first, owner.id, Details("Mairie", OTHER_IBAN))
    with pytest.raises(NothingToPay):
        service.prepare(office.first)
    assert entered.waiting
    bank_accounts.confirm(office.second, entered.waiting.id)
    service.prepare(office.first)
    assert [payout.iban for payout in payouts()] == [OTHER_IBAN]


def test_a_batch_whose_account_is_changing_is_not_approved(office: Office) -> None:
    owner = office.payable()
    batch = service.prepare(office.first)
    bank_accounts.propose(office.first, owner.id, Details("Mairie", OTHER_IBAN))
    with pytest.raises(AccountChanging):
        service.approve(office.second, batch.id)
    service.cancel(office.second, batch.id)
    assert due() == [("R-2026-11-0001", "account_changing")]


def test_an_organisation_that_lost_its_qualification_is_paid_what_it_is_owed(office: Office) -> None:
    owner = office.payable()
    qualification.dequalify(CONSOLE, owner.id, reason="Fermée")
    service.prepare(office.first)
    assert states() == ["prepared"]


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=61)])
def test_a_day_in_the_past_or_too_far_is_refused(office: Office, day: date) -> None:
    with pytest.raises(InvalidExecutionDay):
        service.prepare(office.first, day)


def test_what_is_below_nothing_is_carried_on_and_paid_with_the_next(
    office: Office, december: time_machine.Traveller
) -> None:
    venue, phone = office.place()
    scans = office.scans(phone, 2)
    office.close()
    office.account(venue.organisation)
    office.sent()
    office.answered("2026-12-03;R-2026-11-0001;19,20;paid;")
    for scan in scans:
        undo(office, scan)
    december.move_to(JANUARY)
    assert [one.total_cents for one in office.close("2026-12")] == [-1920]
    assert ([one.number for one in dues.list_carried(db.session())], due()) == (["R-2026-12-0001"], [])
    with pytest.raises(NothingToPay):
        service.prepare(office.first)
    office.scans(phone, 5, JANUARY)
    december.move_to(FEBRUARY)
    office.close("2027-01")
    assert dues.list_carried(db.session()) == []
    office.sent()
    assert [payout.cents for payout in payouts()] == [1920, 2880]
    assert sorted(part.cents for part in payouts()[1].parts) == [-1920, 4800]
    office.answered("2027-02-03;R-2027-01-0001;28,80;paid;")
    mine = balance(venue.organisation)
    assert (mine.payable, mine.due, mine.in_transit, mine.bank) == (0, 0, 0, -4800)
    assert broken() == []
