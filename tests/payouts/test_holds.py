"""After a bank's refusal a document is on hold until there is another account; the approver is warned of doubts."""

from __future__ import annotations

import pytest
import time_machine
from flask.testing import FlaskClient

from server.db import db
from server.organisations.models import Organisation
from server.payouts import batch_view, dues, service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from server.payouts.bank_files import reasons
from server.payouts.refusals import AccountGone, AccountRefused, NothingToPay, NotPayable, SameAccount
from tests.payouts.support.office import DECEMBER, IBAN, OTHER_IBAN, Office, payouts, states
from tests.support import factories

LATER = DECEMBER.replace(day=9)


def due() -> list[tuple[str, str | None]]:
    return [(one.number, one.hindrance) for one in dues.due(db.session())]


def refused_by_bank(office: Office, code: str) -> Organisation:
    """An organisation whose statement was paid, and the payment came back."""
    owner = office.payable(1)
    office.sent()
    office.answered(f"2026-12-04;R-2026-11-0001;9,60;returned;{code}")
    return owner


@pytest.mark.parametrize("code", reasons.NEVER_AGAIN)
def test_nothing_is_paid_again_to_an_account_that_a_bank_refused(office: Office, code: str) -> None:
    refused_by_bank(office, code)
    assert due() == [("R-2026-11-0001", "account_refused")]
    with pytest.raises(NothingToPay):
        service.prepare(office.first)


@pytest.mark.parametrize("code", ["AM04", "MS03", "RR04", "TM01", "BE04"])
def test_what_is_no_fault_of_the_account_is_paid_again(office: Office, code: str) -> None:
    refused_by_bank(office, code)
    assert due() == [("R-2026-11-0001", None)]


@pytest.mark.parametrize("words", ["Compte clos", "COMPTE CLOTURE PAR LA BANQUE", "closed account", "motif AC04"])
def test_a_closed_account_is_known_by_its_words_too(office: Office, words: str) -> None:
    refused_by_bank(office, words)
    assert (payouts()[0].reason_code, due()) == ("AC04", [("R-2026-11-0001", "account_refused")])


def test_the_hold_is_on_the_account_whatever_is_due_to_it(office: Office) -> None:
    first, second = office.owed(1), office.owed(2)
    office.close()
    office.account(first)
    office.sent()
    office.account(second, IBAN)
    office.answered("2026-12-04;R-2026-11-0001;9,60;returned;AC04")
    assert [hindrance for _number, hindrance in due()] == ["account_refused"] * 2
    office.account(second, OTHER_IBAN)
    assert [hindrance for _number, hindrance in due()] == ["account_refused", None]


def test_another_account_that_two_people_entered_lifts_the_hold(office: Office) -> None:
    owner = refused_by_bank(office, "AC04")
    bank_accounts.propose(office.first, owner.id, Details("Mairie", OTHER_IBAN))
    assert due() == [("R-2026-11-0001", "account_changing")]
    with pytest.raises(NothingToPay):
        service.prepare(office.first)
    office.account(owner, OTHER_IBAN)
    service.prepare(office.first)
    assert [payout.iban for payout in payouts()] == [IBAN, OTHER_IBAN]


def test_a_closed_account_is_not_entered_again(office: Office) -> None:
    owner = refused_by_bank(office, "AC04")
    with pytest.raises(AccountGone):
        bank_accounts.propose(office.first, owner.id, Details("Un autre nom", IBAN))


def test_a_blocked_account_is_paid_once_two_people_confirmed_it_again(
    office: Office, december: time_machine.Traveller
) -> None:
    owner = refused_by_bank(office, "AC06")
    december.move_to(LATER)
    office.account(owner)
    assert due() == [("R-2026-11-0001", None)]
    with pytest.raises(SameAccount):
        bank_accounts.propose(office.first, owner.id, Details(owner.name, IBAN))


def test_a_batch_whose_account_was_refused_since_is_not_approved(office: Office) -> None:
    first, second = office.owed(1), office.owed(2)
    office.close()
    for owner in (first, second):
        office.account(owner)
    sent = service.prepare(office.first, numbers=["R-2026-11-0001"])
    service.approve(office.second, sent.id)
    service.mark_sent(office.first, sent.id)
    batch = service.prepare(office.first)
    office.answered("2026-12-04;R-2026-11-0001;9,60;rejected;AC04")
    (view,) = batch_view.view_batch(batch.id).payouts
    assert view.refusal
    assert view.refusal.reason_code == "AC04"
    with pytest.raises(AccountRefused):
        service.approve(office.second, batch.id)
    service.cancel(office.second, batch.id)
    assert states() == ["rejected", "cancelled"]


def test_who_prepares_leaves_out_what_they_will(office: Office) -> None:
    owners = [office.owed(count) for count in (1, 2, 3)]
    office.close()
    for owner in owners:
        office.account(owner)
    service.prepare(office.first, numbers=["R-2026-11-0001", "R-2026-11-0003"])
    assert [payout.end_to_end_id for payout in payouts()] == ["R-2026-11-0001", "R-2026-11-0003"]
    assert due() == [("R-2026-11-0002", None)]
    for gone in (["R-2026-11-0001"], ["R-2026-11-0002", "R-2026-11-0009"]):
        with pytest.raises(NotPayable):
            service.prepare(office.first, numbers=gone)
    assert due() == [("R-2026-11-0002", None)]


def test_the_operator_and_the_organisation_are_told_of_a_refused_account(office: Office, client: FlaskClient) -> None:
    owner = refused_by_bank(office, "AC04")
    factories.sign_in(client, factories.operator())
    (to_pay,) = client.get("/api/payouts").json["to_pay"]
    assert (to_pay["hindrance"], to_pay["refusal"]["words"]) == ("account_refused", "Compte clos")
    shown = client.get(f"/api/organisations/{owner.id}/bank-account").json
    assert shown["refusal"]["words"] == "Compte clos"
    factories.sign_in(client, factories.person("manager", owner))
    (payment,) = client.get("/api/payments").json["payments"]
    assert (payment["state"], payment["hindrance"]) == ("returned", "account_refused")


def test_the_approver_sees_each_document_and_what_speaks_against_it(office: Office, client: FlaskClient) -> None:
    owner = refused_by_bank(office, "AC04")
    office.account(owner, OTHER_IBAN)
    factories.sign_in(client, factories.operator())
    batch = client.post("/api/payouts/batches", json={"numbers": ["R-2026-11-0001"]}).json
    (payout,) = client.get(f"/api/payouts/batches/{batch['id']}").json["payouts"]
    assert (payout["number"], payout["month"], payout["new_account"]) == ("R-2026-11-0001", "2026-11", True)
    assert (payout["earlier"]["words"], payout["refusal"]) == ("Compte clos", None)
