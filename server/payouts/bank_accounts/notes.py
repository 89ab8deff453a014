"""Who is told of a bank account: the operator, the organisation's people, and those who were known before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ...access import MANAGER, SPONSOR
from ...accounts.models import Membership, Person
from ...accounts.workplaces import is_whole
from ...banking import ibans
from ...messages.service import THE_OPERATOR, Note, To
from .models import CONFIRMED, PROPOSED, BankAccount

NONE_BEFORE = "aucun"
OWNERS = (MANAGER, SPONSOR)
"""Roles of those who may enter where their organisation is paid."""


def emails_of_owners(session: Session, organisation_id: int) -> list[str]:
    """The addresses, at this moment, of those who may enter an organisation's account."""
    emails = select(Person.email).join(Membership, Membership.person_id == Person.id)
    return sorted(session.scalars(emails.where(*_owners_of(organisation_id)).distinct()))


def make_proposal_notes(session: Session, account: BankAccount, before: BankAccount | None) -> Iterator[Note]:
    """Somebody proposed an account: the operator has to confirm it, the organisation may have to object."""
    values = _values(session, account, before)
    yield Note(f"account:{account.id}:to_confirm", THE_OPERATOR, "bank_account_to_confirm", values)
    yield from _to_owners(session, account, before, PROPOSED)


def make_decision_notes(session: Session, account: BankAccount, before: BankAccount | None) -> Iterator[Note]:
    """The operator confirmed or refused it; that it was to be confirmed is old news."""
    for note in _to_owners(session, account, before, account.state):
        yield replace(note, replaces=frozenset({f"account:{account.id}:to_confirm"}))


def _to_owners(session: Session, account: BankAccount, before: BankAccount | None, what: str) -> Iterator[Note]:
    """To the organisation's people of now, and to the addresses known before the change."""
    roles = session.scalars(select(Membership.role).where(*_owners_of(account.organisation_id)).distinct()).all()
    also = _known_before(before) if what in (PROPOSED, CONFIRMED) else frozenset()
    values = _values(session, account, before)
    for role in sorted(roles) or [MANAGER]:
        to = To(role=role, organisation_id=account.organisation_id)
        yield Note(f"account:{account.id}:{what}:{role}", to, f"bank_account_{what}", values, also=also)
        also = frozenset()


def _owners_of(organisation_id: int) -> tuple[ColumnElement[bool], ...]:
    return Membership.role.in_(OWNERS), Membership.organisation_id == organisation_id, is_whole()


def _known_before(before: BankAccount | None) -> frozenset[str]:
    return frozenset([*before.known_emails, before.proposed_by.email]) if before else frozenset()


def _values(session: Session, account: BankAccount, before: BankAccount | None) -> dict[str, object]:
    return {
        "organisation": account.organisation.name,
        "person": session.get_one(Person, account.proposed_by_id).name,
        "holder": account.holder,
        "iban": ibans.mask(account.iban),
        "before": f"{ibans.mask(before.iban)}, « {before.holder} »" if before else NONE_BEFORE,
        "reason": account.reason,
    }
