"""Guests of a meeting: `register`, `withdraw`, reminded the day before, forgotten after `GUEST_DAYS`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, contains_eager

from .. import clock
from ..access import network_of_request
from ..accounts import throttle
from ..accounts.people import check_email
from ..db import db, insert_into, transaction
from ..messages.service import forget, write
from .guest_links import read
from .meeting_notes import REGISTERED, REMINDER, key_of, note_to
from .models import GUEST_DAYS, Meeting, MeetingGuest
from .refusals import UnknownGuestLink, UnknownMeeting

FROM_ONE_NETWORK, NETWORK_SECONDS = 30, 3600
TO_ONE_ADDRESS, ADDRESS_SECONDS = 5, 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What somebody says who wants to come."""

    name: str
    email: str
    structure: str = ""


def slow_down(what: str, email: str) -> None:
    """Count a form that mails an address. Raises TooMany above the limits of a network and of an address."""
    address = sha256(email.encode()).hexdigest()
    with transaction() as session:
        throttle.hit(session, f"{what}:{network_of_request()}", FROM_ONE_NETWORK, NETWORK_SECONDS)
    with transaction() as session:
        throttle.hit(session, f"{what}-to:{address}", TO_ONE_ADDRESS, ADDRESS_SECONDS)


def register(meeting_id: int, given: Registration) -> Meeting:
    """Register somebody and mail them link, place and event; the same address again changes nothing.

    Raises EmailInvalid, TooMany, UnknownMeeting.
    """
    email = check_email(given.email)
    slow_down("meeting", email)
    with transaction() as session:
        meeting = session.get(Meeting, meeting_id, with_for_update={"read": True})
        if meeting is None or meeting.cancelled_at or meeting.starts_at <= clock.now():
            raise UnknownMeeting
        columns = {"name": given.name, "structure": given.structure, "registered_at": clock.now()}
        fresh = insert_into(session, MeetingGuest).values(meeting_id=meeting.id, email=email, **columns)
        session.execute(fresh.on_conflict_do_nothing(index_elements=["meeting_id", "email"]))
        same = MeetingGuest.meeting_id == meeting.id, MeetingGuest.email == email
        guest = session.scalars(select(MeetingGuest).where(*same)).one()
        write(session, [note_to(guest, meeting, REGISTERED)])
    return meeting


def find_registration(link: str) -> Meeting:
    """The meeting that a link withdraws from. Raises UnknownGuestLink when nobody is registered by it any more."""
    guest = db.session.get(MeetingGuest, read(link))
    if guest is None:
        raise UnknownGuestLink
    return guest.meeting


def withdraw(link: str) -> None:
    """Forget a guest at once. Idempotent. Raises UnknownGuestLink for a link that we did not sign."""
    guest_id = read(link)
    with transaction() as session:
        guest = session.get(MeetingGuest, guest_id, with_for_update=True)
        if guest is not None:
            _forget(session, [guest])


def remind_guests() -> int:
    """Write to guests of tomorrow's meetings, and of today's that are to come; each once. Returns how many."""
    now = clock.now()
    until = clock.end_of_day(clock.paris_day(now) + timedelta(days=1))
    with transaction() as session:
        query = select(MeetingGuest).join(MeetingGuest.meeting).options(contains_eager(MeetingGuest.meeting))
        soon = Meeting.starts_at > now, Meeting.starts_at < until, Meeting.cancelled_at.is_(None)
        guests = session.scalars(query.where(*soon).order_by(MeetingGuest.id)).all()
        return write(session, [note_to(guest, guest.meeting, REMINDER) for guest in guests])


def forget_guests() -> int:
    """Delete who registered for meetings of more than GUEST_DAYS ago, and what they were written. Returns how many."""
    before = clock.now() - timedelta(days=GUEST_DAYS)
    with transaction() as session:
        query = select(MeetingGuest).join(MeetingGuest.meeting).where(Meeting.starts_at < before)
        guests = list(session.scalars(query))
        _forget(session, guests)
    return len(guests)


def _forget(session: Session, guests: list[MeetingGuest]) -> None:
    forget(session, [key_of(guest) for guest in guests])
    session.execute(delete(MeetingGuest).where(MeetingGuest.id.in_([guest.id for guest in guests])))
