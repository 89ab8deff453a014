"""Invitations: `invite` draws a QR for a venue, `accept` makes the phone that opens it one of the venue, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.devices import add_device, bound_enrolling
from ..accounts.models import Device, Membership, Person
from ..accounts.tokens import hash_token, link, new_token
from ..accounts.workplaces import lock_workplace, workers_at
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from ..venues.seen import may_see
from ..vouchers.qr import svg
from .models import PhoneInvitation
from .refusals import (
    PhoneInvitationExpired,
    PhoneInvitationOver,
    PhoneInvitationUsed,
    PhoneInvitationWithdrawn,
    UnknownHolder,
    UnknownPhoneInvitation,
)

LASTS = timedelta(minutes=10)
OPEN, USED, EXPIRED = STATES = ("open", "used", "expired")


@dataclass(frozen=True, slots=True)
class InvitedPhone:
    """A fresh invitation with its link and the link's QR as SVG: shown this once, since only a digest is stored."""

    invitation: PhoneInvitation
    link: str
    qr: str


@dataclass(frozen=True, slots=True)
class InvitationState:
    """What became of an invitation, and the phone that used it."""

    id: int
    state: str
    expires_at: datetime
    device: Device | None


def list_holders(actor: Actor, venue_id: int) -> list[Person]:
    """Who works at a venue, and may be given a phone there. Raises UnknownVenue."""
    _check_sees(actor, db.session.get(Venue, venue_id))
    return list(db.session.scalars(workers_at(venue_id)))


def invite(
    actor: Actor, *, venue_id: int, label: str, holder_id: int | None = None, shared: bool = False
) -> InvitedPhone:
    """A QR for a venue, good for one phone within ten minutes: the venue's, perhaps ``shared``, or a holder's.

    Raises UnknownVenue, UnknownHolder.
    """
    token, now = new_token(), clock.now()
    with transaction() as session:
        venue = _check_sees(actor, session.get(Venue, venue_id))
        if holder_id and not lock_workplace(session, holder_id, venue_id):
            raise UnknownHolder
        invitation = PhoneInvitation(venue=venue, label=label, person_id=actor.person_id)
        invitation.holder_id, invitation.shared = holder_id, shared
        invitation.token_hash = hash_token(token)
        invitation.made_at, invitation.expires_at = now, now + LASTS
        session.add(invitation)
        made = Changed(after={"label": label, "venue_id": venue.id, "holder_id": holder_id})
        record(session, actor, "phone.invited", Subject("venue", venue.id, venue.organisation_id), made)
    address = link("telephone", token)
    return InvitedPhone(invitation, address, svg(address))


def read_state(actor: Actor, invitation_id: int) -> InvitationState:
    """What became of an invitation, for the screen that shows its QR. Raises UnknownPhoneInvitation."""
    invitation = db.session.get(PhoneInvitation, invitation_id)
    if invitation is None or not may_see(actor, invitation.venue):
        raise UnknownPhoneInvitation
    return InvitationState(invitation.id, _state(invitation), invitation.expires_at, invitation.device)


def accept(token: str) -> tuple[Device, str]:
    """Make the phone that presents an invitation's token the venue's or its holder's; returns it and its token, once.

    Nobody's password is on that phone: it acts in the name of its holder, the venue's in that of who showed the QR.
    Of two phones at once one gets it. Raises UnknownPhoneInvitation, PhoneInvitationUsed, PhoneInvitationExpired,
    PhoneInvitationWithdrawn when who showed it lost the venue, PhoneInvitationOver when the holder did, or TooMany.
    """
    with transaction() as session:
        presented = select(PhoneInvitation).where(PhoneInvitation.token_hash == hash_token(token))
        invitation = session.scalar(presented.with_for_update())
        if invitation is None:
            raise UnknownPhoneInvitation
        _check_open(invitation)
        _check_still_theirs(session, invitation)
        bound_enrolling(session, invitation.person_id)
        device = _phone_of(session, invitation)
        bearer = add_device(session, None, device)
        invitation.device = device
    return device, bearer


def _phone_of(session: Session, invitation: PhoneInvitation) -> Device:
    holder_id, venue = invitation.holder_id, invitation.venue
    if holder_id and not lock_workplace(session, holder_id, venue.id):
        raise PhoneInvitationOver
    person_id = holder_id or invitation.person_id
    whose = {"of_venue": holder_id is None, "shared": invitation.shared}
    return Device(venue=venue, person_id=person_id, label=invitation.label, **whose)


def _check_sees(actor: Actor, venue: Venue | None) -> Venue:
    if venue is None or not may_see(actor, venue):
        raise UnknownVenue
    return venue


def _check_open(invitation: PhoneInvitation) -> None:
    state = _state(invitation)
    if state == USED:
        raise PhoneInvitationUsed
    if state == EXPIRED:
        raise PhoneInvitationExpired


def _check_still_theirs(session: Session, invitation: PhoneInvitation) -> None:
    """Who showed the QR works at the venue, and does so until the caller's transaction ends; or is the operator's."""
    if lock_workplace(session, invitation.person_id, invitation.venue_id):
        return
    operators = select(Membership.id).where(Membership.role == OPERATOR, Membership.person_id == invitation.person_id)
    if session.scalar(operators.with_for_update(read=True)) is None:
        raise PhoneInvitationWithdrawn


def _state(invitation: PhoneInvitation) -> str:
    if invitation.device_id:
        return USED
    return EXPIRED if clock.now() >= invitation.expires_at else OPEN
