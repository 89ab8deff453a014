"""Information meetings: the operator makes, changes and cancels them; who registered is told by mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..messages.service import write
from ..trail.recording import Changed, Subject, record
from .meeting_notes import CANCELLED, CHANGED, note_to
from .models import Meeting, MeetingGuest
from .refusals import MeetingInThePast, MeetingNowhere, MeetingOver, UnknownMeeting

SHOWN = timedelta(days=90)
"""How long after it the operator still sees a meeting."""
TOLD = ("starts_at", "minutes", "link", "place")
"""What guests are written to about when it changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What the operator says of a meeting; it needs a link or a place."""

    starts_at: datetime
    minutes: int
    subject: str
    about: str = ""
    host: str = ""
    link: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as the operator sees it, with who registered."""

    meeting: Meeting
    guests: Sequence[MeetingGuest]


def list_coming() -> list[Meeting]:
    """The meetings that anyone may register for, the next one first."""
    query = select(Meeting).where(Meeting.cancelled_at.is_(None), Meeting.starts_at > clock.now())
    return list(db.session.scalars(query.order_by(Meeting.starts_at, Meeting.id)))


def coming_meeting(meeting_id: int) -> Meeting:
    """One of them. Raises UnknownMeeting."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or meeting.cancelled_at or meeting.starts_at <= clock.now():
        raise UnknownMeeting
    return meeting


def list_meetings() -> list[MeetingView]:
    """Every meeting to come or of the last weeks, the last one first."""
    session = db.session()
    since = clock.now() - SHOWN
    found = session.scalars(select(Meeting).where(Meeting.starts_at > since).order_by(Meeting.starts_at.desc())).all()
    guests = _guests_of(session, [meeting.id for meeting in found])
    return [MeetingView(one, [guest for guest in guests if guest.meeting_id == one.id]) for one in found]


def make_meeting(actor: Actor, wanted: NewMeeting) -> MeetingView:
    """Announce a meeting. Raises MeetingInThePast, MeetingNowhere."""
    columns = {name: getattr(wanted, name) for name in NewMeeting.__slots__}
    _check(columns)
    with transaction() as session:
        meeting = Meeting(**columns, made_at=clock.now())
        session.add(meeting)
        session.flush()
        record(session, actor, "meeting.made", _subject(meeting), Changed(after=_plain(columns)))
    return MeetingView(meeting, [])


def change_meeting(actor: Actor, meeting_id: int, given: Mapping[str, Any]) -> MeetingView:
    """Change what is given; guests are written to when it is about when or where.

    Raises UnknownMeeting, MeetingOver, MeetingInThePast, MeetingNowhere.
    """
    with transaction() as session:
        meeting = _open_locked(session, meeting_id)
        before = {name: getattr(meeting, name) for name, value in given.items() if getattr(meeting, name) != value}
        after = {name: given[name] for name in before}
        _check({name: getattr(meeting, name) for name in NewMeeting.__slots__} | after)
        for name, value in after.items():
            setattr(meeting, name, value)
        guests = _guests_of(session, [meeting.id])
        if before:
            record(session, actor, "meeting.changed", _subject(meeting), Changed(_plain(before), _plain(after)))
        if before.keys() & set(TOLD):
            meeting.revision += 1
            write(session, [note_to(guest, meeting, CHANGED) for guest in guests])
    return MeetingView(meeting, guests)


def cancel_meeting(actor: Actor, meeting_id: int, reason: str) -> MeetingView:
    """Cancel a meeting and write to its guests. Idempotent: the first reason stays.

    Raises UnknownMeeting, MeetingOver.
    """
    with transaction() as session:
        meeting = _open_locked(session, meeting_id, cancelled_too=True)
        guests = _guests_of(session, [meeting.id])
        if meeting.cancelled_at is None:
            meeting.cancelled_at, meeting.cancelled_because = clock.now(), reason
            meeting.revision += 1
            write(session, [note_to(guest, meeting, CANCELLED) for guest in guests])
            record(session, actor, "meeting.cancelled", _subject(meeting), Changed(reason=reason))
    return MeetingView(meeting, guests)


def _open_locked(session: Session, meeting_id: int, *, cancelled_too: bool = False) -> Meeting:
    meeting = session.get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise UnknownMeeting
    if meeting.starts_at <= clock.now() or (meeting.cancelled_at and not cancelled_too):
        raise MeetingOver
    return meeting


def _check(columns: Mapping[str, Any]) -> None:
    if columns["starts_at"] <= clock.now():
        raise MeetingInThePast
    if not columns["link"] and not columns["place"].strip():
        raise MeetingNowhere


def _guests_of(session: Session, meeting_ids: Sequence[int]) -> Sequence[MeetingGuest]:
    query = select(MeetingGuest).where(MeetingGuest.meeting_id.in_(meeting_ids))
    return session.scalars(query.order_by(MeetingGuest.id)).all()


def _subject(meeting: Meeting) -> Subject:
    return Subject("meeting", meeting.id)


def _plain(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as JSON takes them."""
    return {name: clock.iso(value) if isinstance(value, datetime) else value for name, value in columns.items()}
