"""Who may change second factors, and what follows every change: recovery codes, the trail, a mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import NEED_SECOND_FACTOR, Actor
from ..accounts.beginning import strengthen
from ..accounts.ending import end_sessions
from ..accounts.factor_lookup import has_factor
from ..accounts.models import Membership
from ..config import Config
from ..messages.service import Note, To, write
from ..trail.recording import Changed, Subject, record
from . import recovery
from .refusals import LastFactor, SecondFactorNeeded


@dataclass(frozen=True, slots=True)
class Added:
    """A factor was added; the recovery codes, made with the first one, are told this once."""

    recovery_codes: list[str]
    actor: Actor


def check_may_change(session: Session, actor: Actor) -> None:
    """Raises SecondFactorNeeded for a session that did not give the factor that the person has: a password is stolen
    more easily than it, and must not replace it.
    """
    if not actor.strong and has_factor(session, actor.person_id):
        raise SecondFactorNeeded


def is_needed(session: Session, person_id: int) -> bool:
    """Whether one of a person's roles is carried only after a second factor."""
    config: Config = current_app.config["POINCON"]
    roles = session.scalars(select(Membership.role).where(Membership.person_id == person_id))
    return config.second_factor and not NEED_SECOND_FACTOR.isdisjoint(roles)


def add_factor(session: Session, actor: Actor, facts: Mapping[str, object]) -> Added:
    """What follows a new factor: it was just shown, so the session is strong; recovery codes with the first one."""
    codes = recovery.make_first(session, actor.person_id)
    end_others(session, actor)
    record(session, actor, "factor.added", Subject("person", actor.person_id), Changed(after=facts))
    tell(session, actor.person_id, "second_factor_added")
    return Added(codes, strengthen(session, actor))


def remove_factor(session: Session, actor: Actor, facts: Mapping[str, object]) -> None:
    """What follows a removed factor. Raises LastFactor when the person's roles need one."""
    session.flush()
    left = has_factor(session, actor.person_id)
    if not left and is_needed(session, actor.person_id):
        raise LastFactor
    if not left:
        recovery.remove(session, actor.person_id)
    end_others(session, actor)
    record(session, actor, "factor.removed", Subject("person", actor.person_id), Changed(before=facts))
    tell(session, actor.person_id, "second_factor_removed")


def end_others(session: Session, actor: Actor) -> None:
    """End the person's sessions but the one that asks: whoever had another one signs in by what holds from now on."""
    end_sessions(session, actor.person_id, but=UUID(actor.session_key) if actor.session_key else None)


def tell(session: Session, person_id: int, text: str, **values: object) -> None:
    """Write a person a message about their second factor, by mail too."""
    write(session, [Note(f"factor:{uuid4()}", To(person_id=person_id), text, values)])
