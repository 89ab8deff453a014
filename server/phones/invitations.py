"""Invitations: `invite` draws a QR for a venue, `accept` makes the phone that opens it the venue's, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from .. import clock
from ..access import Actor
from ..accounts.devices import add_device
from ..accounts.models import Device
from ..accounts.tokens import hash_token, link, new_token
from ..db import db, transaction
from ..errors import Conflict, NotFound
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from ..venues.seen import may_see
from ..vouchers.qr import svg
from .models import PhoneInvitation

LASTS = timedelta(minutes=10)
OPEN, USED, EXPIRED = STATES = ("open", "used", "expired")


class UnknownPhoneInvitation(NotFound):
    code = "unknown_phone_invitation"
    message = "Ce QR n'est pas complet ou n'est pas de nous. Scannez-le de nouveau, ou demandez-en un autre."


class PhoneInvitationUsed(Conflict):
    code = "phone_invitation_used"
    message = "Ce QR a déjà servi à un téléphone. Demandez-en un autre au gestionnaire."


class PhoneInvitationExpired(Conflict):
    code = "phone_invitation_expired"
    message = "Ce QR n'était valable que dix minutes. Demandez-en un autre au gestionnaire."


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


def invite(actor: Actor, *, venue_id: int, label: str, shared: bool = False) -> InvitedPhone:
    """A QR for a venue, good for one phone within ten minutes, a shared one if so wished. Raises UnknownVenue."""
    token, now = new_token(), clock.now()
    with transaction() as session:
        venue = session.get(Venue, venue_id)
        if venue is None or not may_see(actor, venue):
            raise UnknownVenue
        invitation = PhoneInvitation(venue=venue, label=label, person_id=actor.person_id, shared=shared)
        invitation.token_hash = hash_token(token)
        invitation.made_at, invitation.expires_at = now, now + LASTS
        session.add(invitation)
        made = Changed(after={"label": label, "venue_id": venue.id})
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
    """Make the phone that presents an invitation's token the venue's; returns it and its token, shown only once.

    Nobody's password is on that phone: it acts in the name of who showed the QR. Of two phones at once one gets it.
    Raises UnknownPhoneInvitation, PhoneInvitationUsed or PhoneInvitationExpired.
    """
    with transaction() as session:
        presented = select(PhoneInvitation).where(PhoneInvitation.token_hash == hash_token(token))
        invitation = session.scalar(presented.with_for_update())
        if invitation is None:
            raise UnknownPhoneInvitation
        _check_open(invitation)
        device = Device(
            venue=invitation.venue,
            person_id=invitation.person_id,
            label=invitation.label,
            of_venue=True,
            shared=invitation.shared,
        )
        bearer = add_device(session, None, device)
        invitation.device = device
    return device, bearer


def _check_open(invitation: PhoneInvitation) -> None:
    state = _state(invitation)
    if state == USED:
        raise PhoneInvitationUsed
    if state == EXPIRED:
        raise PhoneInvitationExpired


def _state(invitation: PhoneInvitation) -> str:
    if invitation.device_id:
        return USED
    return EXPIRED if clock.now() >= invitation.expires_at else OPEN
