"""The second person that a reset of an operator's second factors needs, where there is one who can confirm."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.factor_models import FactorReset
from ..accounts.models import Membership, Person
from ..messages.service import THE_OPERATOR, Note, write
from ..trail.recording import Changed, Subject, record

WAITS: Final = timedelta(days=1)
ON_THE_SERVER: Final = "Quelqu'un, sur le serveur,"


def is_needed(session: Session, actor: Actor, person: Person) -> bool:
    """Whether somebody else of the operator must confirm; a shell on the server needs nobody."""
    if not actor.person_id or not is_operator(person):
        return False
    others = Membership.role == OPERATOR, Membership.person_id.not_in((actor.person_id, person.id))
    return bool(session.scalar(select(exists().where(*others))))


def pending(session: Session, person_id: int) -> FactorReset | None:
    """The reset of a person that waits for its confirmation, for a day at most."""
    asked = session.get(FactorReset, person_id)
    return asked if asked and asked.asked_at > clock.now() - WAITS else None


def ask(session: Session, actor: Actor, person: Person, reason: str) -> None:
    """Note the reset, and tell everyone of the operator that a second one is to confirm it."""
    forget(session, person.id)
    session.add(FactorReset(person_id=person.id, asked_by_id=actor.person_id, asked_at=clock.now(), reason=reason))
    record(session, actor, "factor.reset_asked", Subject("person", person.id), Changed(reason=reason))
    values = {"by": name_of(session, actor), "reason": reason, "name": person.name}
    write(session, [Note(f"factor:{uuid4()}", THE_OPERATOR, "operator_factor_reset_asked", values)])


def forget(session: Session, person_id: int) -> None:
    """Forget what waits about a person: their own reset, and those that they asked for."""
    mine = or_(FactorReset.person_id == person_id, FactorReset.asked_by_id == person_id)
    session.execute(delete(FactorReset).where(mine))


def is_operator(person: Person) -> bool:
    """Whether somebody is of the operator."""
    return any(held.role == OPERATOR for held in person.memberships)


def name_of(session: Session, actor: Actor) -> str:
    """Who acts, for a message."""
    doer = session.get(Person, actor.person_id)
    return doer.name if doer else ON_THE_SERVER
