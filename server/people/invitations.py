"""Invitations: `invite`, `resend` and `withdraw` them; `invite_in` for a caller that has its own transaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import ROLES, Actor
from ..accounts import throttle
from ..accounts.people import check_email
from ..accounts.tokens import hash_token, link, new_token
from ..db import transaction
from ..messages.service import Note, To, mail_is_set_up, write
from ..organisations.models import Organisation
from ..organisations.refusals import UnknownOrganisation
from ..trail.recording import Changed, Subject, record
from ..vouchers import qr
from .models import Invitation
from .refusals import (
    InvitationUsed,
    InvitationWaits,
    InvitationWithdrawn,
    NotYoursToInvite,
    RoleDoesNotFit,
    UnknownInvitation,
)
from .rules import fits, roles_looked_after
from .standing import lock_roles
from .words import role_in_words

LASTS = timedelta(days=7)
SENT_A_DAY, DAY_SECONDS = 200, 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation that was sent. ``link`` is shown to who invites, this once, where no mail carries it."""

    invitation: Invitation
    link: str | None

    @property
    def qr(self) -> str | None:
        """The link as a QR, for a guest who stands beside."""
        return qr.svg(self.link) if self.link else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who is invited to which role; ``organisation_id`` is None for roles of the scheme itself."""

    email: str
    name: str
    role: str
    organisation_id: int | None = None


def invite(actor: Actor, guest: Guest) -> Invited:
    """Invite somebody to a role; one who waits for the same role gets a new link.

    Raises UnknownOrganisation, NotYoursToInvite, RoleDoesNotFit, EmailInvalid, or TooMany above 200 links a day.
    """
    if guest.role not in roles_looked_after(actor.whole_roles, guest.organisation_id):
        known = guest.organisation_id is None or guest.organisation_id in actor.organisation_ids(*ROLES)
        raise NotYoursToInvite if known else UnknownOrganisation
    _count(actor)
    with transaction() as session:
        if guest.role not in roles_looked_after(lock_roles(session, actor), guest.organisation_id):
            raise UnknownOrganisation
        return invite_in(session, actor, guest)


def invite_in(session: Session, actor: Actor | None, guest: Guest) -> Invited:
    """The same in the caller's transaction, for a caller that has the right to; ``actor`` None is the scheme itself.

    Raises UnknownOrganisation, RoleDoesNotFit, EmailInvalid, InvitationWaits.
    """
    check_role_fits(session, guest.role, guest.organisation_id)
    email, token = check_email(guest.email), new_token()
    waiting = session.scalar(select_waiting().where(*_same(guest, email)).with_for_update())
    invitation = waiting or Invitation(email=email, role=guest.role, organisation_id=guest.organisation_id)
    invitation.name = guest.name.strip()
    _give(session, actor, invitation, token)
    return _sent(session, actor, "person.invited", invitation, token)


def link_in(session: Session, actor: Actor | None, guest: Guest, lasts: timedelta) -> str:
    """The link of a new invitation that nobody is mailed: whoever asked for it passes that on.

    Raises UnknownOrganisation, RoleDoesNotFit, EmailInvalid, InvitationWaits.
    """
    check_role_fits(session, guest.role, guest.organisation_id)
    token = new_token()
    invitation = Invitation(email=check_email(guest.email), role=guest.role, organisation_id=guest.organisation_id)
    invitation.name = guest.name.strip()
    _give(session, actor, invitation, token, lasts)
    return _recorded(session, actor, "person.invited", invitation, token)


def resend(actor: Actor, invitation_id: UUID) -> Invited:
    """Send an invitation again, for another 7 days: the link sent before stops working.

    Raises UnknownInvitation, InvitationUsed, InvitationWithdrawn, RoleDoesNotFit, or TooMany above 200 links a day.
    """
    _count(actor)
    token = new_token()
    with transaction() as session:
        invitation = _open_locked(session, lock_roles(session, actor), invitation_id)
        check_role_fits(session, invitation.role, invitation.organisation_id)
        _give(session, actor, invitation, token)
        return _sent(session, actor, "invitation.resent", invitation, token)


def withdraw(actor: Actor, invitation_id: UUID) -> None:
    """Withdraw an invitation: its link stops working. Raises UnknownInvitation, InvitationUsed, InvitationWithdrawn."""
    with transaction() as session:
        withdraw_in(session, actor, _open_locked(session, actor.whole_roles, invitation_id))


def withdraw_in(session: Session, actor: Actor, invitation: Invitation) -> None:
    """The same in the caller's transaction, for an invitation that waits and is locked."""
    invitation.withdrawn_at = clock.now()
    record(session, actor, "invitation.withdrawn", subject_of(invitation))


def check_role_fits(session: Session, role: str, organisation_id: int | None) -> None:
    """Raises UnknownOrganisation, or RoleDoesNotFit where the organisation does nothing that needs the role."""
    if organisation_id is None:
        return
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise UnknownOrganisation
    if not fits(role, organisation.capacities):
        raise RoleDoesNotFit


def subject_of(invitation: Invitation) -> Subject:
    """An invitation, for the audit trail."""
    return Subject("invitation", invitation.id, invitation.organisation_id)


def select_waiting() -> Select[Invitation]:
    """Query for the invitations that wait, also those whose link has expired: they can be sent again."""
    return select(Invitation).where(Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))


def _count(actor: Actor) -> None:
    """Count a link that somebody sends: whoever took an account does not mail the whole world."""
    with transaction() as session:
        throttle.hit(session, f"invite:{actor.person_id}", SENT_A_DAY, DAY_SECONDS)


def _same(guest: Guest, email: str) -> tuple[ColumnElement[bool], ...]:
    there = Invitation.organisation_id.is_not_distinct_from(guest.organisation_id)
    return Invitation.email == email, Invitation.role == guest.role, there


def _open_locked(session: Session, held: Collection[tuple[str, int | None]], invitation_id: UUID) -> Invitation:
    invitation = session.get(Invitation, invitation_id, with_for_update=True)
    if not invitation or invitation.role not in roles_looked_after(held, invitation.organisation_id):
        raise UnknownInvitation
    if invitation.accepted_at:
        raise InvitationUsed
    if invitation.withdrawn_at:
        raise InvitationWithdrawn
    return invitation


def _give(session: Session, actor: Actor | None, invitation: Invitation, token: str, lasts: timedelta = LASTS) -> None:
    """Store an invitation with a new token, from now on for 7 days or so long. Raises InvitationWaits."""
    invitation.token_hash, invitation.created_at = hash_token(token), clock.now()
    invitation.expires_at = invitation.created_at + lasts
    invitation.invited_by_id = (actor.person_id or None) if actor else None
    session.add(invitation)
    try:
        session.flush()
    except IntegrityError as error:  # somebody else invites the same person in this moment
        raise InvitationWaits from error


def _sent(session: Session, actor: Actor | None, verb: str, invitation: Invitation, token: str) -> Invited:
    """Mail an invitation where mail is set up; its link is told to who invites otherwise."""
    address = _recorded(session, actor, verb, invitation, token)
    key = f"invitation:{invitation.id}:{clock.iso(invitation.created_at)}"
    write(session, [Note(key, To(address=invitation.email), "invitation", _values(invitation), link=address)])
    return Invited(invitation=invitation, link=None if mail_is_set_up() else address)


def _recorded(session: Session, actor: Actor | None, verb: str, invitation: Invitation, token: str) -> str:
    """Write in the trail who is invited; returns the invitation's link."""
    session.refresh(invitation)
    who = {"email": invitation.email, "role": invitation.role}
    record(session, actor, verb, subject_of(invitation), Changed(after=who))
    return link("invitation", token)


def _values(invitation: Invitation) -> dict[str, str]:
    """What the mail says of an invitation."""
    organisation = invitation.organisation.name if invitation.organisation else None
    return {
        "name": invitation.name,
        "what": role_in_words(invitation.role, organisation),
        "inviter": invitation.inviter or "L'opérateur",
    }
