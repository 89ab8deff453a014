"""Sessions begin and are found again: `begin`, `find_actor`, `strengthen`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import Connection, bindparam, exists, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import NEED_SECOND_FACTOR, Actor, agent_of_request, network_of_request
from ..config import Config
from .browsers import describe_browser
from .factor_models import Authenticator, Passkey
from .models import Membership, MembershipVenue
from .session_models import PersonSession

SESSION_LASTS = timedelta(hours=12)
WRITE_SEEN_AFTER = timedelta(minutes=5)

_sessions, _memberships, _limits = PersonSession.__table__, Membership.__table__, MembershipVenue.__table__
_codes, _passkeys = Authenticator.__table__, Passkey.__table__
_HAS_FACTOR = or_(
    exists().where(_codes.c.person_id == _sessions.c.person_id, _codes.c.confirmed_at.is_not(None)),
    exists().where(_passkeys.c.person_id == _sessions.c.person_id),
)
_SESSION = (
    select(
        _sessions.c.person_id,
        _sessions.c.strong_at,
        _sessions.c.last_seen_at,
        _HAS_FACTOR.label("has_factor"),
        _memberships.c.role,
        _memberships.c.organisation_id,
        _limits.c.venue_id,
    )
    .select_from(
        _sessions.outerjoin(_memberships, _memberships.c.person_id == _sessions.c.person_id).outerjoin(
            _limits, _limits.c.membership_id == _memberships.c.id
        )
    )
    .where(_sessions.c.id == bindparam("id"), _sessions.c.ended_at.is_(None))
    .where(_sessions.c.started_at > bindparam("started_after"))
)


def begin(session: Session, person_id: int, way: str, *, strong: bool) -> Actor:
    """Begin a session on the browser of this request, in the caller's transaction; ``strong``: with a second factor."""
    now = clock.now()
    row = PersonSession(person_id=person_id, started_at=now, last_seen_at=now, strong_at=now if strong else None)
    row.way, row.browser, row.network = way, describe_browser(agent_of_request()), network_of_request()
    session.add(row)
    session.flush()
    found = find_actor(session.connection(), row.id)
    if found is None:
        raise LookupError(row.id)
    return found[0]


def find_actor(connection: Connection, session_id: UUID) -> tuple[Actor, datetime] | None:
    """The actor of a session with one query, and when it was last seen; None once it was ended or is too old."""
    rows = connection.execute(_SESSION, {"id": session_id, "started_after": clock.now() - SESSION_LASTS}).all()
    if not rows:
        return None
    strong = rows[0].strong_at is not None
    carried = [row for row in rows if row.role and (strong or _carries_role(row))]
    roles = frozenset((row.role, row.organisation_id) for row in carried)
    limits = frozenset((row.role, row.organisation_id, row.venue_id) for row in carried if row.venue_id)
    actor = Actor(rows[0].person_id, roles, limits=limits, session_key=str(session_id), strong=strong)
    return actor, rows[0].last_seen_at


def strengthen(session: Session, actor: Actor) -> Actor:
    """Note that a second factor was given in the actor's session; returns the actor with all roles."""
    if not actor.session_key:
        return actor
    session_id = UUID(actor.session_key)
    given = update(PersonSession).where(PersonSession.id == session_id).values(strong_at=clock.now())
    session.execute(given)
    found = find_actor(session.connection(), session_id)
    return found[0] if found else actor


def _carries_role(row: Any) -> bool:
    """Whether a session without a second factor carries a role: none of someone who has one, else the harmless."""
    config: Config = current_app.config["POINCON"]
    return not config.second_factor or not (row.has_factor or row.role in NEED_SECOND_FACTOR)
