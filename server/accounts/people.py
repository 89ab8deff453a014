"""People and their roles: `add_person`, `give_role`, `set_password`, `organisation_named`, `operator_named`."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock, texts
from ..access import OPERATOR, Actor
from ..db import db, transaction
from ..errors import Conflict, Invalid, NotFound, Refusal
from ..organisations.models import Organisation
from ..organisations.refusals import UnknownOrganisation
from ..spelling import tidy
from . import passwords, throttle
from .ending import end_sessions
from .models import Membership, Person

LONGEST_EMAIL = 254
MAILBOX = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\.]+(\.[^@\s<>,;:\"()\[\]\\.]+)+")
NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{14}")  # an id that fits its column, or a SIRET


class UnknownPerson(NotFound):
    code = "unknown_person"
    message = "Personne n'a cette adresse électronique. Vérifiez-la."


class PersonExists(Conflict):
    code = "person_exists"
    message = "Quelqu'un a déjà cette adresse électronique. Donnez-lui plutôt un rôle de plus."


class EmailInvalid(Invalid):
    code = "email_invalid"
    message = "Cette adresse électronique est incomplète. Écrivez-la ainsi : prenom.nom@exemple.fr."


class RoleRefused(Conflict):
    code = "role_refused"
    message = (
        "Ce rôle ne peut pas être donné : la personne l'a déjà, ou il manque une structure, ou il y en a une de trop."
    )


def add_person(*, email: str, name: str, password: str, role: str, organisation_id: int | None = None) -> Person:
    """Add a person with a first role; only the operator's has no organisation.

    Raises PersonExists, RoleRefused or WeakPassword.
    """
    passwords.check_strength(password)
    person = Person(email=normalize_email(email), name=name.strip(), password_hash=passwords.hash_password(password))
    with transaction() as session:
        _insert(session, person, PersonExists)
        role_given = Membership(person=person, role=role, organisation_id=organisation_id, given_at=clock.now())
        _insert(session, role_given, RoleRefused)
    return person


def give_role(*, email: str, role: str, organisation_id: int | None = None) -> None:
    """Give a person one more role. Raises UnknownPerson or RoleRefused."""
    with transaction() as session:
        person = _person_locked(session, email)
        role_given = Membership(person=person, role=role, organisation_id=organisation_id, given_at=clock.now())
        _insert(session, role_given, RoleRefused)


def set_password(*, email: str, password: str) -> None:
    """Replace a password, end the person's sessions and reset the count of failed sign-ins.

    Raises UnknownPerson or WeakPassword.
    """
    passwords.check_strength(password)
    password_hash = passwords.hash_password(password)
    with transaction() as session:
        person = _person_locked(session, email)
        person.password_hash = password_hash
        end_sessions(session, person.id)
        throttle.clear(session, tries_key(person.email))


def organisation_named(siret_or_id: str) -> int:
    """The id of an organisation, given its id or its SIRET. Raises UnknownOrganisation."""
    digits = tidy(siret_or_id)
    if not NUMBER.fullmatch(digits):
        raise UnknownOrganisation
    named = Organisation.siret == digits if len(digits) == 14 else Organisation.id == int(digits)
    found = db.session.scalar(select(Organisation.id).where(named))
    if found is None:
        raise UnknownOrganisation
    return found


def operator_named(email: str) -> Actor:
    """The operator's person with this address, for commands that record who ran them. Raises UnknownPerson."""
    person = db.session.scalar(select_by_email(email))
    if person is None or OPERATOR not in {membership.role for membership in person.memberships}:
        raise UnknownPerson("Personne de l'opérateur n'a cette adresse électronique. Vérifiez-la.")
    return Actor(person.id, frozenset({(OPERATOR, None)}))


def normalize_email(email: str) -> str:
    """An email address normalized for storing and comparing: NFKC, lower case, without invisible characters."""
    seen = "".join(character for character in texts.one_line(email) if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip().lower()


def check_email(email: str) -> str:
    """A mail address normalized. Raises EmailInvalid for what mail cannot be sent to."""
    normal = normalize_email(email)
    if len(normal) > LONGEST_EMAIL or not MAILBOX.fullmatch(normal):
        raise EmailInvalid
    return normal


def select_by_email(email: str) -> Select[Person]:
    """Query for the person with this address; also finds one stored with decomposed accents, as Macs send them."""
    normal = normalize_email(email)
    decomposed = unicodedata.normalize("NFD", normal)
    found = select(Person).where(Person.email.in_({normal, decomposed}))
    return found.order_by((Person.email == normal).desc()).limit(1)


def tries_key(email: str) -> str:
    """The key that counts sign-in attempts for an address; a hash, so that it does not reveal the address."""
    return f"sign-in:{hashlib.sha256(normalize_email(email).encode()).hexdigest()}"


def _person_locked(session: Session, email: str) -> Person:
    person = session.scalar(select_by_email(email).with_for_update())
    if not person:
        raise UnknownPerson
    return person


def _insert(session: Session, row: Person | Membership, refusal: type[Refusal]) -> None:
    """Insert a row; a violated constraint raises ``refusal``."""
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:
        raise refusal from error
