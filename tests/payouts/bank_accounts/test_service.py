"""An account is used only once a second person has confirmed it, and those who knew the last one are informed."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from server.banking.refusals import InvalidIban
from server.db import db, transaction
from server.messages.models import Message
from server.organisations.refusals import UnknownOrganisation
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.models import BankAccount
from server.payouts.bank_accounts.service import Details
from server.payouts.refusals import AccountDecided, FourEyes, SameAccount, UnknownAccount
from tests.payouts.support.office import IBAN, OTHER_IBAN, Office, at_once
from tests.support import factories

GOOD = Details("Mairie de Bordeaux", "FR14 2004 1010 0505 0001 3M02 606")


def test_an_account_is_current_once_a_second_person_confirmed_it(office: Office) -> None:
    owner = factories.organisation()
    entered = bank_accounts.propose(office.first, owner.id, GOOD)
    assert (entered.current, entered.waiting and entered.waiting.iban) == (None, IBAN)
    assert entered.waiting
    decided = bank_accounts.confirm(office.second, entered.waiting.id)
    assert decided.waiting is None
    assert decided.current
    assert (decided.current.iban, decided.current.bic, decided.current.holder) == (IBAN, "PSSTFRPP", GOOD.holder)


def test_who_entered_an_account_does_not_confirm_it(office: Office) -> None:
    entered = bank_accounts.propose(office.first, factories.organisation().id, GOOD)
    assert entered.waiting
    with pytest.raises(FourEyes):
        bank_accounts.confirm(office.first, entered.waiting.id)
    assert bank_accounts.accounts_of(office.first, entered.organisation.id).current is None


def test_a_manager_who_is_of_the_operator_too_does_not_confirm_their_own(office: Office) -> None:
    venue = factories.qualified_venue()
    both = factories.manager(venue)
    with transaction() as session:
        session.merge(both).memberships.append(factories.Membership(role="operator"))
    actor = factories.actor(both)
    entered = bank_accounts.propose(actor, venue.organisation_id, GOOD)
    assert entered.waiting
    with pytest.raises(FourEyes):
        bank_accounts.confirm(actor, entered.waiting.id)


def test_a_wrong_digit_changes_nothing(office: Office) -> None:
    owner = factories.organisation()
    with pytest.raises(InvalidIban):
        bank_accounts.propose(office.first, owner.id, Details("Mairie", "FR15 2004 1010 0505 0001 3M02 606"))
    assert bank_accounts.accounts_of(office.first, owner.id).waiting is None


def test_a_manager_enters_the_account_of_their_own_organisation_only(office: Office) -> None:
    assert office
    venue, other = factories.qualified_venue(), factories.qualified_venue()
    manager = factories.actor(factories.manager(venue))
    bank_accounts.propose(manager, venue.organisation_id, GOOD)
    for organisation_id in (other.organisation_id, 2**31 - 1):
        with pytest.raises(UnknownOrganisation):
            bank_accounts.propose(manager, organisation_id, GOOD)
    assert [one.organisation.id for one in bank_accounts.list_accounts(manager)] == [venue.organisation_id]


def test_the_operator_sees_what_waits(office: Office) -> None:
    settled, waiting = factories.organisation(), factories.organisation()
    office.account(settled)
    bank_accounts.propose(office.first, waiting.id, GOOD)
    assert [one.organisation.id for one in bank_accounts.list_accounts(office.second)] == [waiting.id]


def test_a_newer_proposal_takes_the_place_of_the_one_that_waits(office: Office) -> None:
    owner = factories.organisation()
    first = bank_accounts.propose(office.first, owner.id, GOOD).waiting
    second = bank_accounts.propose(office.first, owner.id, Details("Mairie", OTHER_IBAN)).waiting
    assert first
    assert second
    with pytest.raises(AccountDecided):
        bank_accounts.confirm(office.second, first.id)
    assert bank_accounts.confirm(office.second, second.id).current == second


def test_a_refusal_says_why_and_leaves_the_account_before(office: Office) -> None:
    owner = factories.organisation()
    office.account(owner)
    entered = bank_accounts.propose(office.first, owner.id, Details("Mairie", OTHER_IBAN))
    assert entered.waiting
    refused = bank_accounts.refuse(office.second, entered.waiting.id, "Le RIB est d'une autre structure.")
    assert refused.current
    assert refused.refused
    assert (refused.current.iban, refused.refused.reason) == (IBAN, "Le RIB est d'une autre structure.")
    with pytest.raises(AccountDecided):
        bank_accounts.confirm(office.second, entered.waiting.id)


def test_the_same_account_is_no_change(office: Office) -> None:
    owner = factories.organisation(name="Mairie")
    office.account(owner)
    with pytest.raises(SameAccount):
        bank_accounts.propose(office.first, owner.id, Details("Mairie", IBAN))


def test_nobody_confirms_what_is_not_there(office: Office) -> None:
    with pytest.raises(UnknownAccount):
        bank_accounts.confirm(office.first, 99)


def test_managers_and_the_operator_are_told_with_masked_numbers(office: Office) -> None:
    venue = factories.qualified_venue()
    factories.manager(venue)
    office.account(venue.organisation)
    bank_accounts.propose(office.first, venue.organisation_id, Details("Mairie", OTHER_IBAN))
    told = db.session.scalars(select(Message).order_by(Message.id)).all()
    assert [message.role for message in told] == ["manager", "operator", "manager", "manager", "operator"]
    assert "FR•• •••• 2606" in told[-1].body
    assert "FR•• •••• 0189" in told[-1].body
    assert not any(iban in message.body for message in told for iban in (IBAN, OTHER_IBAN))


def test_of_two_who_confirm_at_once_one_is_told(app: Flask, office: Office) -> None:
    entered = bank_accounts.propose(office.first, factories.organisation().id, GOOD)
    assert entered.waiting
    key = entered.waiting.id
    results = at_once(app, *[lambda who=who: bank_accounts.confirm(who, key) for who in (office.second, office.third)])
    assert sorted(results, key=str) == [None, "account_decided"]


def test_of_two_who_propose_at_once_one_waits(app: Flask, office: Office) -> None:
    owner = factories.organisation().id
    at_once(
        app, *[lambda who=who: bank_accounts.propose(who, owner, GOOD) for who in (office.first, office.second)] * 4
    )
    waiting = db.session.scalars(select(BankAccount).where(BankAccount.state == "proposed")).all()
    assert len(waiting) == 1
