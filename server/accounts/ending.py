"""Ending the sessions and phones of a person, for whoever withdraws a role, changes a password or loses a phone."""

from __future__ import annotations

from uuid import UUID

from flask import current_app
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .. import clock
from ..venues.models import Venue
from .models import Device
from .session_models import PersonSession
from .workplaces import works_at


def end_sessions(session: Session, person_id: int, *, but: UUID | None = None) -> int:
    """End every session of a person, or all but one, in the caller's transaction; returns how many ended."""
    running = update(PersonSession).where(PersonSession.person_id == person_id, PersonSession.ended_at.is_(None))
    if but:
        running = running.where(PersonSession.id != but)
    ended = session.execute(running.values(ended_at=clock.now()).returning(PersonSession.id))
    return len(ended.all())


def end_phones(session: Session, person_id: int) -> int:
    """Revoke a person's phones at venues where they no longer work, in the caller's transaction; how many.

    What a phone has not sent stays on it.
    """
    elsewhere = select(Venue.id).where(~works_at(person_id))
    phones = update(Device).where(
        Device.person_id == person_id, Device.revoked_at.is_(None), Device.venue_id.in_(elsewhere)
    )
    revoked = session.execute(phones.values(revoked_at=clock.now()).returning(Device.id)).all()
    current_app.extensions.pop("known_phones", None)
    return len(revoked)
