"""Verbs of bank accounts: `propose` one, `confirm` or `refuse` it; `list_accounts` of an actor, `accounts_of` one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from ...banking import ibans
from ...db import transaction
from ...messages.service import write
from ...organisations.models import Organisation
from ...organisations.refusals import UnknownOrganisation
from ...trail.recording import Changed, Subject, record
from .. import holds
from ..refusals import AccountDecided, AccountGone, FourEyes, SameAccount, UnknownAccount
from . import notes
from .models import CONFIRMED, PROPOSED, REFUSED, REPLACED, BankAccount
from .views import OrganisationAccounts, accounts_of, check_may_see, find_current, list_accounts, load_accounts

__all__ = ["Details", "OrganisationAccounts", "accounts_of", "confirm", "list_accounts", "propose", "refuse"]


@dataclass(frozen=True, slots=True)
class Details:
    """What somebody types from a bank's certificate of an account; an empty ``bic`` is derived."""

    holder: str
    iban: str
    bic: str = ""


def propose(actor: Actor, organisation_id: int, details: Details) -> OrganisationAccounts:
    """Enter an account; it takes the place of one that waits, and holds payouts until a second person confirms it.

    The same account again is for one that a bank refused and that may be paid again.
    Raises UnknownOrganisation, InvalidIban, OutsideSepa, InvalidBic, AccountGone, SameAccount.
    """
    check_may_see(actor, organisation_id)
    iban, holder = ibans.read_iban(details.iban), " ".join(details.holder.split())
    bic = ibans.read_bic(details.bic, iban)
    with transaction() as session:
        organisation = _organisation_locked(session, organisation_id)
        before = find_current(session, [organisation_id]).get(organisation_id)
        if holds.is_gone(session, iban):
            raise AccountGone
        if before and (before.iban, before.holder, before.bic) == (iban, holder, bic) and not _held(session, before):
            raise SameAccount
        account = BankAccount(organisation=organisation, holder=holder, iban=iban, bic=bic)
        _put_forward(session, actor, account)
        record(session, actor, "bank_account.proposed", _subject(account), _last_digits(account))
        write(session, notes.make_proposal_notes(session, account, before))
    return load_accounts(actor, organisation_id)


def confirm(actor: Actor, account_id: int) -> OrganisationAccounts:
    """Let payouts go to an account that another person proposed. Raises UnknownAccount, AccountDecided, FourEyes."""
    with transaction() as session:
        account = _waiting_locked(session, account_id)
        if account.proposed_by_id == actor.person_id:
            raise FourEyes
        before = find_current(session, [account.organisation_id]).get(account.organisation_id)
        account.state, account.decided_at, account.decided_by_id = CONFIRMED, clock.now(), actor.person_id
        record(session, actor, "bank_account.confirmed", _subject(account), _last_digits(account))
        write(session, notes.make_decision_notes(session, account, before))
    return load_accounts(actor, account.organisation_id)


def refuse(actor: Actor, account_id: int, reason: str) -> OrganisationAccounts:
    """Turn a proposed account down, or take it back; payouts go on as before. Raises UnknownAccount, AccountDecided."""
    with transaction() as session:
        account = _waiting_locked(session, account_id)
        before = find_current(session, [account.organisation_id]).get(account.organisation_id)
        account.state, account.decided_at, account.decided_by_id = REFUSED, clock.now(), actor.person_id
        account.reason = reason
        record(session, actor, "bank_account.refused", _subject(account), Changed(reason=reason))
        write(session, notes.make_decision_notes(session, account, before))
    return load_accounts(actor, account.organisation_id)


def _subject(account: BankAccount) -> Subject:
    return Subject("bank_account", account.id, account.organisation_id)


def _last_digits(account: BankAccount) -> Changed:
    return Changed(after={"iban": f"…{account.iban[-4:]}"})


def _held(session: Session, account: BankAccount) -> bool:
    return bool(holds.find_on_accounts(session, [account]))


def _organisation_locked(session: Session, organisation_id: int) -> Organisation:
    """Payouts lock it too: an account is never proposed while one of them is prepared or approved."""
    found = session.get(Organisation, organisation_id, with_for_update=True)
    if found is None:
        raise UnknownOrganisation
    return found


def _waiting_locked(session: Session, account_id: int) -> BankAccount:
    account = session.get(BankAccount, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise UnknownAccount
    if account.state != PROPOSED:
        raise AccountDecided
    return account


def _put_forward(session: Session, actor: Actor, account: BankAccount) -> None:
    """Propose it in place of one that waits, and keep the addresses that will be told of the next change."""
    owner = account.organisation.id
    waiting = update(BankAccount).where(BankAccount.organisation_id == owner, BankAccount.state == PROPOSED)
    session.execute(waiting.values(state=REPLACED, decided_at=clock.now(), decided_by_id=actor.person_id))
    account.known_emails = notes.emails_of_owners(session, owner)
    account.proposed_at, account.proposed_by_id = clock.now(), actor.person_id
    session.add(account)
    session.flush()
