"""Withdrawing a role, also by its holder who leaves: sessions, phones and links end with it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts.ending import end_sessions
from ..accounts.models import Membership, Person
from ..accounts.revoking import end_phones, forget_known
from ..db import db, transaction
from ..factors.resetting import forget_factors
from ..messages.service import Note, To, write
from ..oidc.linked import forget_accounts
from ..pins.service import forget as forget_pin
from ..trail.recording import Changed, Subject, record
from .invitations import select_waiting, withdraw_in
from .last import lock_role
from .links import forget_links
from .models import Invitation
from .refusals import LastOne, UnknownRole
from .rules import roles_looked_after
from .words import role_in_words


def withdraw_role(actor: Actor, membership_id: int) -> None:
    """End a role: the person's sessions end, as do phones and links that they have by it, and they are told.

    Raises UnknownRole, and LastOne for the last manager of an organisation or the last person of the operator.
    """
    found = db.session.get(Membership, membership_id)
    if found is None or not (found.person_id == actor.person_id or looks_after(actor, found)):
        raise UnknownRole
    role, organisation_id = found.role, found.organisation_id
    with transaction() as session:
        membership, last = lock_role(session, membership_id)
        if last:
            raise LastOne
        person = membership.person
        _tell(session, actor, membership)
        session.delete(membership)
        session.flush()
        withdraw_invitations(session, actor, person, (role, organisation_id))
        end_sessions(session, person.id)
        phones = end_phones(session, actor, person.id)
        changed = Changed(before={"role": role}, after={"phones_revoked": phones})
        record(session, actor, "person.withdrawn", Subject("person", person.id, organisation_id), changed)
        if not person.memberships:
            _close_doors(session, person.id)
    forget_known()


def looks_after(actor: Actor, membership: Membership) -> bool:
    """Whether the actor invites and withdraws people of this role there."""
    return membership.role in roles_looked_after(actor.whole_roles, membership.organisation_id)


def _close_doors(session: Session, person_id: int) -> None:
    """Forget every way in but the password, which a later invitation asks for, of somebody who has no role left."""
    forget_factors(session, person_id)
    forget_accounts(session, person_id)
    forget_links(session, person_id)
    forget_pin(session, person_id)


def withdraw_invitations(session: Session, actor: Actor, person: Person, left: tuple[str, int | None] | None) -> None:
    """Withdraw what the person sent and may no longer send, and what waits for them where they leave a role.

    That is in the role they ``left``, or in any where they have none left.
    """
    session.refresh(person)
    whole = {(one.role, one.organisation_id) for one in person.memberships if not one.venues}
    concerned = or_(Invitation.invited_by_id == person.id, _waits_for(person, left))
    for invitation in session.scalars(select_waiting().where(concerned).order_by(Invitation.id).with_for_update()):
        may_send = invitation.role in roles_looked_after(whole, invitation.organisation_id)
        if invitation.invited_by_id != person.id or not may_send:
            withdraw_in(session, actor, invitation)


def _waits_for(person: Person, left: tuple[str, int | None] | None) -> ColumnElement[bool]:
    """SQL condition: the invitation offers the person what they left."""
    if left is None:
        return false()
    role, where = left
    stays = where in {one.organisation_id for one in person.memberships}
    there = Invitation.organisation_id.is_not_distinct_from(where)
    return and_(Invitation.email == person.email, there, Invitation.role == role if stays else true())


def _tell(session: Session, actor: Actor, membership: Membership) -> None:
    """Tell the person, unless they leave of their own will."""
    if membership.person_id == actor.person_id:
        return
    by = session.get(Person, actor.person_id) if actor.person_id else None
    organisation = membership.organisation.name if membership.organisation else None
    values = {"what": role_in_words(membership.role, organisation), "person": by.name if by else "L'opérateur"}
    key = f"role:{membership.id}:withdrawn:{clock.iso(clock.now())}"
    write(session, [Note(key, To(person_id=membership.person_id), "role_withdrawn", values)])
