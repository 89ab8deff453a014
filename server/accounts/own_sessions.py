"""One's own sessions: `list_sessions`, `end_one`, `end_others`, `sign_out`; old rows go (`forget_sessions`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..errors import NotFound
from ..trail.recording import Changed, Subject, record
from .beginning import SESSION_LASTS
from .ending import end_sessions
from .session_models import PersonSession

KEPT = timedelta(days=30)


class UnknownSession(NotFound):
    code = "unknown_session"
    message = "Cette connexion est déjà fermée ou n'est pas la vôtre. Rechargez la liste."


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session that runs, and whether it is the one that asks."""

    row: PersonSession
    current: bool


def list_sessions(actor: Actor) -> list[OwnSession]:
    """The actor's sessions that run, the one that asks first, then the last seen."""
    running = PersonSession.ended_at.is_(None), PersonSession.started_at > clock.now() - SESSION_LASTS
    rows = select(PersonSession).where(PersonSession.person_id == actor.person_id, *running)
    found = db.session.scalars(rows.order_by(PersonSession.last_seen_at.desc(), PersonSession.id)).all()
    return sorted((OwnSession(row, str(row.id) == actor.session_key) for row in found), key=lambda own: not own.current)


def end_one(actor: Actor, session_id: UUID) -> None:
    """End one of the actor's sessions. Raises UnknownSession when it is another's, or over."""
    with transaction() as session:
        mine = PersonSession.id == session_id, PersonSession.person_id == actor.person_id
        running = update(PersonSession).where(*mine, PersonSession.ended_at.is_(None)).values(ended_at=clock.now())
        if session.execute(running.returning(PersonSession.id)).one_or_none() is None:
            raise UnknownSession
        record(session, actor, "session.ended", Subject("person", actor.person_id), Changed({"sessions": 1}))


def end_others(actor: Actor) -> None:
    """End all of the actor's sessions but the one that asks."""
    with transaction() as session:
        but = UUID(actor.session_key) if actor.session_key else None
        if count := end_sessions(session, actor.person_id, but=but):
            record(session, actor, "session.ended", Subject("person", actor.person_id), Changed({"sessions": count}))


def sign_out(session_key: str) -> None:
    """End a session by the id in its cookie. Idempotent; what is no id is nobody's."""
    try:
        session_id = UUID(session_key)
    except ValueError:
        return
    with transaction() as session:
        running = update(PersonSession).where(PersonSession.id == session_id, PersonSession.ended_at.is_(None))
        session.execute(running.values(ended_at=clock.now()))


def forget_sessions(now: datetime) -> None:
    """Delete the sessions that began more than 30 days ago."""
    with transaction() as session:
        session.execute(delete(PersonSession).where(PersonSession.started_at < now - KEPT))
