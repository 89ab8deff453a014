"""Simultaneous acts: a document is paid once, a batch approved once, nothing is paid while its account changes."""

from __future__ import annotations

from flask import Flask

from server.payouts import service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from tests.payouts.support.office import OTHER_IBAN, Office, at_once, balance, broken, states


def test_of_two_who_prepare_at_once_each_document_is_paid_once(app: Flask, office: Office) -> None:
    owners = [office.owed(1) for _ in range(3)]
    office.close()
    for owner in owners:
        office.account(owner)
    people = (office.first, office.second) * 4
    results = at_once(app, *[lambda who=who: service.prepare(who) for who in people])
    assert results.count(None) == 1
    assert set(results) <= {None, "nothing_to_pay", "being_paid"}
    assert states() == ["prepared"] * 3


def test_of_two_who_approve_at_once_one_is_told(app: Flask, office: Office) -> None:
    office.payable()
    batch = service.prepare(office.first).id
    results = at_once(app, *[lambda who=who: service.approve(who, batch) for who in (office.second, office.third)])
    assert sorted(results, key=str) == [None, "batch_approved"]


def test_of_those_who_send_at_once_the_ledger_has_one_line(app: Flask, office: Office) -> None:
    owner = office.payable()
    batch = service.prepare(office.first).id
    service.approve(office.second, batch)
    at_once(app, *[lambda who=who: service.mark_sent(who, batch) for who in (office.second, office.third)] * 3)
    assert balance(owner).in_transit == -2880
    assert broken() == []


def test_an_account_proposed_while_a_batch_is_approved_is_seen_or_comes_after(app: Flask, office: Office) -> None:
    owner = office.payable()
    batch = service.prepare(office.first).id
    change = Details("Mairie", OTHER_IBAN)
    results = at_once(
        app,
        lambda: service.approve(office.second, batch),
        lambda: bank_accounts.propose(office.third, owner.id, change),
    )
    assert results[0] in (None, "account_changing")
    assert results[1] is None
