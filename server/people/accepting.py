"""The guest's side of an invitation: `look` at it, `accept` it once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts import passwords
from ..accounts.models import Membership, Person
from ..accounts.people import select_by_email
from ..accounts.tokens import hash_token
from ..db import db, transaction
from ..trail.recording import Changed, record
from .invitations import check_role_fits, subject_of
from .models import Invitation
from .refusals import (
    AuditorHasNoOtherRole,
    InvitationExpired,
    InvitationOfAnother,
    InvitationUsed,
    InvitationWithdrawn,
    NameMissing,
    SignInToAccept,
    UnknownInvitation,
)
from .rules import excludes


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What somebody without an account gives to get one: a name and a password."""

    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """An invitation as its guest sees it; ``has_account`` says whether to sign in or to choose a password."""

    invitation: Invitation
    has_account: bool


def look(token: str) -> Invitee:
    """The invitation of a link.

    Raises UnknownInvitation, InvitationUsed, InvitationWithdrawn, InvitationExpired.
    """
    invitation = _checked_open(db.session.scalar(_of_token(token)))
    return Invitee(invitation=invitation, has_account=_person_with(db.session(), invitation.email) is not None)


def accept(token: str, actor: Actor | None, newcomer: Newcomer | None = None) -> Person:
    """Take the role of an invitation: whoever is signed in under its address, or a newcomer who gets an account.

    Raises UnknownInvitation, InvitationUsed, InvitationWithdrawn, InvitationExpired, InvitationOfAnother,
    SignInToAccept, NameMissing, WeakPassword, RoleDoesNotFit, AuditorHasNoOtherRole.
    """
    password_hash = _hash(token, newcomer) if newcomer and not actor else None
    with transaction() as session:
        invitation = _checked_open(session.scalar(_of_token(token).with_for_update(of=Invitation)))
        check_role_fits(session, invitation.role, invitation.organisation_id)
        guest = _guest(session, actor, invitation) if actor else None
        person = guest or _account(session, invitation, newcomer, password_hash)
        _give_role(session, invitation, person)
    return person


def _hash(token: str, newcomer: Newcomer) -> str:
    """The hash of a newcomer's password, made before the transaction, and only for a link that works: it is slow."""
    look(token)
    if not newcomer.name.strip():
        raise NameMissing
    passwords.check_strength(newcomer.password)
    return passwords.hash_password(newcomer.password)


def _guest(session: Session, actor: Actor, invitation: Invitation) -> Person:
    """The person signed in, locked. Raises InvitationOfAnother under another address."""
    invited = _person_with(session, invitation.email)
    if invited is None or invited.id != actor.person_id:
        raise InvitationOfAnother
    return session.get_one(Person, invited.id, with_for_update=True)


def _account(session: Session, invitation: Invitation, newcomer: Newcomer | None, password_hash: str | None) -> Person:
    """A new account under the invitation's address. Raises SignInToAccept when there is one."""
    if newcomer is None or password_hash is None or _person_with(session, invitation.email):
        raise SignInToAccept
    person = Person(email=invitation.email, name=newcomer.name.strip(), password_hash=password_hash)
    session.add(person)
    try:
        session.flush()
    except IntegrityError as error:  # the same person accepts two invitations in this moment
        raise SignInToAccept from error
    return person


def _give_role(session: Session, invitation: Invitation, person: Person) -> None:
    """Write the membership, unless the person has the role already. Raises AuditorHasNoOtherRole."""
    now, where = clock.now(), invitation.organisation_id
    held = {(one.role, one.organisation_id) for one in person.memberships}
    if (invitation.role, where) not in held:
        if excludes(invitation.role, {role for role, _ in held}):
            raise AuditorHasNoOtherRole
        session.add(Membership(person=person, role=invitation.role, organisation_id=where, given_at=now))
    invitation.accepted_at, invitation.person_id = now, person.id
    given = {"person": person.id, "role": invitation.role}
    record(session, Actor(person.id), "invitation.accepted", subject_of(invitation), Changed(after=given))


def _checked_open(invitation: Invitation | None) -> Invitation:
    if invitation is None:
        raise UnknownInvitation
    if invitation.accepted_at:
        raise InvitationUsed
    if invitation.withdrawn_at:
        raise InvitationWithdrawn
    if invitation.expires_at <= clock.now():
        raise InvitationExpired
    return invitation


def _of_token(token: str) -> Select[Invitation]:
    return (
        select(Invitation).where(Invitation.token_hash == hash_token(token)).execution_options(populate_existing=True)
    )


def _person_with(session: Session, email: str) -> Person | None:
    return session.scalar(select_by_email(email))
