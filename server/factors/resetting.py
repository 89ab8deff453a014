"""Resetting someone's second factor: an operator for another person who has lost theirs, or a shell."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ..access import Actor
from ..accounts.ending import end_sessions
from ..accounts.factor_lookup import has_factor
from ..accounts.factor_models import Passkey
from ..accounts.models import Person
from ..accounts.people import UnknownPerson, select_by_email
from ..db import db, transaction
from ..messages.service import THE_OPERATOR, Note, write
from ..trail.recording import Changed, Subject, record
from . import authenticators, confirmation, recovery
from .allowed import tell
from .refusals import NothingToReset, OwnReset


def reset(actor: Actor, person_id: int, reason: str) -> bool:
    """Remove all second factors of another person, end their sessions and tell them by mail; whether that was done.

    Of an operator's, all operators are told, and where a second one can confirm nothing happens before that one does.
    Raises NothingToReset, or OwnReset: who has lost theirs cannot be the one who says so.
    """
    if person_id == actor.person_id:
        raise OwnReset
    with transaction() as session:
        person = session.get(Person, person_id, with_for_update=True)
        if person is None or not has_factor(session, person_id):
            raise NothingToReset
        asked = confirmation.pending(session, person_id)
        if confirmation.is_needed(session, actor, person) and (not asked or asked.asked_by_id == actor.person_id):
            if not asked:
                confirmation.ask(session, actor, person, reason)
            return False
        _reset(session, actor, person, asked.reason if asked else reason)
    return True


def _reset(session: Session, actor: Actor, person: Person, reason: str) -> None:
    forget_factors(session, person.id)
    end_sessions(session, person.id)
    record(session, actor, "factor.reset", Subject("person", person.id), Changed(reason=reason))
    told = {"by": confirmation.name_of(session, actor), "reason": reason}
    tell(session, person.id, "second_factor_reset", **told)
    if confirmation.is_operator(person):
        values = told | {"name": person.name}
        write(session, [Note(f"factor:{uuid4()}", THE_OPERATOR, "operator_factor_reset", values)])


def forget_factors(session: Session, person_id: int) -> None:
    """Remove all second factors of a person, in the caller's transaction."""
    authenticators.remove(session, person_id)
    session.execute(delete(Passkey).where(Passkey.person_id == person_id))
    recovery.remove(session, person_id)
    confirmation.forget(session, person_id)


def find_person(email: str) -> int:
    """The id of the person with this address. Raises UnknownPerson."""
    person = db.session.scalar(select_by_email(email))
    if person is None:
        raise UnknownPerson
    return person.id
