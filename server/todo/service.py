"""`list_tasks`: all that waits for an actor, at each of their desks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db
from .table import KINDS, SOURCES
from .tasks import Found, Task, rank


def list_tasks(actor: Actor) -> list[Task]:
    """The most urgent first; as many queries however much waits."""
    session, today = db.session(), clock.paris_day(clock.now())
    return rank(_find(session, actor), today)


def _find(session: Session, actor: Actor) -> Iterator[tuple[str, int, Found]]:
    for desk, sources in SOURCES.items():
        if not actor.has(desk):
            continue
        seated = _seated(actor, desk)
        for source in sources:
            for one in source(session, seated):
                kind = KINDS[one.kind]
                if seated.may(kind.act):
                    yield desk, kind.pressing, one


def _seated(actor: Actor, desk: str) -> Actor:
    """The actor with the roles of one desk alone: what an operator sees is none of their sponsor's desk."""
    held = frozenset(role for role in actor.roles if role[0] == desk)
    limits = frozenset(limit for limit in actor.limits if limit[0] == desk)
    return replace(actor, roles=held, limits=limits)
