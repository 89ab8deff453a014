"""Ending all sessions of a person, for whoever withdraws a role, changes a password or loses a phone."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from .models import Person


def end_sessions(session: Session, person_id: int) -> None:
    """End every session of a person, in the caller's transaction. Idempotent for a person without sessions."""
    session.execute(update(Person).where(Person.id == person_id).values(session_epoch=Person.session_epoch + 1))
