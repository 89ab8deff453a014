"""Ending the sessions of a person, for whoever withdraws a role or changes a password."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from .. import clock
from .session_models import PersonSession


def end_sessions(session: Session, person_id: int, *, but: UUID | None = None) -> int:
    """End every session of a person, or all but one, in the caller's transaction; returns how many ended."""
    running = update(PersonSession).where(PersonSession.person_id == person_id, PersonSession.ended_at.is_(None))
    if but:
        running = running.where(PersonSession.id != but)
    ended = session.execute(running.values(ended_at=clock.now()).returning(PersonSession.id))
    return len(ended.all())
