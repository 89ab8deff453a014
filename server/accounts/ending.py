"""Ending the sessions and phones of a person, for whoever withdraws a role, changes a password or loses a phone."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .. import clock
from ..venues.models import Venue
from .models import Device, Person
from .workplaces import works_at


def end_sessions(session: Session, person_id: int) -> None:
    """End every session of a person, in the caller's transaction. Idempotent for a person without sessions."""
    session.execute(update(Person).where(Person.id == person_id).values(session_epoch=Person.session_epoch + 1))


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
