"""Resetting someone's second factor: an operator for another person who has lost theirs, or a shell."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ..access import OPERATOR, Actor
from ..accounts.ending import end_sessions
from ..accounts.factor_lookup import has_factor
from ..accounts.factor_models import Passkey
from ..accounts.models import Person
from ..accounts.people import UnknownPerson, select_by_email
from ..db import db, transaction
from ..messages.service import THE_OPERATOR, Note, write
from ..trail.recording import Changed, Subject, record
from . import authenticators, recovery
from .allowed import tell
from .refusals import NothingToReset, OwnReset

ON_THE_SERVER = "Quelqu'un, sur le serveur,"


def reset(actor: Actor, person_id: int, reason: str) -> None:
    """Remove all second factors of another person, end their sessions and tell them by mail.

    Of an operator's, all operators are told. Raises NothingToReset, or OwnReset: who has lost theirs cannot be the one
    who says so.
    """
    if person_id == actor.person_id:
        raise OwnReset
    with transaction() as session:
        person = session.get(Person, person_id, with_for_update=True)
        if person is None or not has_factor(session, person_id):
            raise NothingToReset
        forget_factors(session, person_id)
        end_sessions(session, person_id)
        record(session, actor, "factor.reset", Subject("person", person_id), Changed(reason=reason))
        doer = session.get(Person, actor.person_id)
        told = {"by": doer.name if doer else ON_THE_SERVER, "reason": reason}
        tell(session, person_id, "second_factor_reset", **told)
        if any(held.role == OPERATOR for held in person.memberships):
            _tell_operators(session, told | {"name": person.name})


def _tell_operators(session: Session, told: dict[str, str]) -> None:
    """One operator may reset another's: so that it cannot happen unseen, all of them read it."""
    write(session, [Note(f"factor:{uuid4()}", THE_OPERATOR, "operator_factor_reset", told)])


def forget_factors(session: Session, person_id: int) -> None:
    """Remove all second factors of a person, in the caller's transaction."""
    authenticators.remove(session, person_id)
    session.execute(delete(Passkey).where(Passkey.person_id == person_id))
    recovery.remove(session, person_id)


def find_person(email: str) -> int:
    """The id of the person with this address. Raises UnknownPerson."""
    person = db.session.scalar(select_by_email(email))
    if person is None:
        raise UnknownPerson
    return person.id
