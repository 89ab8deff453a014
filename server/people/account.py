"""One's own account: `rename`, `change_password`."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts import passwords, throttle
from ..accounts.ending import end_sessions
from ..accounts.models import Person
from ..db import db, transaction
from ..messages.service import Note, To, write
from ..trail.recording import Changed, Subject, record
from .links import forget_links
from .refusals import NameMissing, WrongPassword

TRIES, TRIES_SECONDS = 10, 15 * 60


def rename(actor: Actor, name: str) -> Person:
    """Change one's own name. Raises NameMissing."""
    if not (name := name.strip()):
        raise NameMissing
    with transaction() as session:
        person = session.get_one(Person, actor.person_id, with_for_update=True)
        changed = Changed({"name": person.name}, {"name": name})
        person.name = name
        record(session, actor, "person.renamed", Subject("person", person.id), changed)
    return person


def change_password(actor: Actor, current: str, new: str) -> None:
    """Change one's own password and end the other sessions. Raises WrongPassword, WeakPassword, or TooMany."""
    check_password(actor, current)
    new_hash = hash_new(new)
    with transaction() as session:
        person = session.get_one(Person, actor.person_id, with_for_update=True)
        store_password(session, actor, person, new_hash, own=_session_of(actor))


def _session_of(actor: Actor) -> UUID | None:
    return UUID(actor.session_key) if actor.session_key else None


def check_password(actor: Actor, current: str) -> None:
    """Raises WrongPassword, or TooMany after 10 tries in 15 minutes; of an account without one, nothing matches."""
    key = f"own-password:{actor.person_id}"
    with transaction() as session:
        throttle.hit(session, key, TRIES, TRIES_SECONDS)
    if not passwords.matches(db.session.get_one(Person, actor.person_id).password_hash, current):
        raise WrongPassword
    with transaction() as session:
        throttle.clear(session, key)


def hash_new(password: str) -> str:
    """The hash of a new password. Raises WeakPassword."""
    passwords.check_strength(password)
    return passwords.hash_password(password)


def store_password(
    session: Session, actor: Actor, person: Person, password_hash: str, *, own: UUID | None = None
) -> None:
    """Store a person's new password, end their sessions but ``own``, and their links, and tell them."""
    person.password_hash = password_hash
    end_sessions(session, person.id, but=own)
    forget_links(session, person.id)
    record(session, actor, "person.password_changed", Subject("person", person.id))
    key = f"password:{person.id}:{clock.iso(clock.now())}"
    write(session, [Note(key, To(person_id=person.id), "password_changed")])
