"""People and their roles: `add_person`, `give_role`, `set_password`."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..db import transaction
from ..errors import Conflict, NotFound
from . import passwords
from .models import Membership, Person


class UnknownPerson(NotFound):
    code = "unknown_person"
    message = "Personne n'a cette adresse e-mail. Vérifiez-la."


class PersonExists(Conflict):
    code = "person_exists"
    message = "Quelqu'un a déjà cette adresse e-mail."


class RoleRefused(Conflict):
    code = "role_refused"
    message = "Ce rôle ne peut pas être donné : la personne l'a déjà, ou l'organisation manque ou n'existe pas."


def add_person(email: str, name: str, password: str) -> Person:
    """A new person without a role. Raises PersonExists or WeakPassword."""
    passwords.check_strength(password)
    person = Person(email=normal_email(email), name=name.strip(), password_hash=passwords.hashed(password))
    try:
        with transaction() as session:
            session.add(person)
    except IntegrityError as error:
        raise PersonExists from error
    return person


def give_role(email: str, role: str, organisation_id: int | None = None) -> None:
    """Let a person act in an organisation; only the operator's role goes without one.

    Raises UnknownPerson, or RoleRefused when the database refuses.
    """
    try:
        with transaction() as session:
            membership = {"person_id": _person_locked(session, email).id, "role": role}
            session.execute(insert(Membership).values(**membership, organisation_id=organisation_id))
    except IntegrityError as error:
        raise RoleRefused from error


def set_password(email: str, password: str) -> None:
    """Replace a password and end the person's sessions. Raises UnknownPerson or WeakPassword."""
    passwords.check_strength(password)
    password_hash = passwords.hashed(password)
    with transaction() as session:
        person = _person_locked(session, email)
        person.password_hash = password_hash
        person.session_epoch += 1


def normal_email(email: str) -> str:
    """An address as it is stored and compared."""
    return email.strip().lower()


def _person_locked(session: Session, email: str) -> Person:
    person = session.scalar(select(Person).where(Person.email == normal_email(email)).with_for_update())
    if not person:
        raise UnknownPerson
    return person
