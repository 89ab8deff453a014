"""Sessions of people: `sign_in`, the signed-in person (`me`), and the actor of a session cookie (`person_actor`)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..errors import SignInNeeded
from ..venues.models import Venue, is_open
from . import passwords, throttle
from .models import Membership, Person
from .people import select_by_email, tries_key
from .workplaces import works_at

TRIES, TRIES_SECONDS = 10, 15 * 60

_people, _memberships = Person.__table__, Membership.__table__
_ROLES = (
    select(_memberships.c.role, _memberships.c.organisation_id)
    .select_from(_people.outerjoin(_memberships))
    .where(_people.c.id == bindparam("id"), _people.c.session_epoch == bindparam("epoch"))
)


class WrongCredentials(SignInNeeded):
    code = "wrong_credentials"
    message = "Adresse électronique ou mot de passe incorrect. Vérifiez-les, puis recommencez."


@dataclass(frozen=True, slots=True)
class Me:
    """A person as they see themselves, with the venues they may enrol a phone for or manage."""

    person: Person
    venues: list[Venue]

    @property
    def roles(self) -> list[str]:
        return sorted({membership.role for membership in self.person.memberships})


def sign_in(email: str, password: str) -> Actor:
    """The actor with this address and password.

    Raises WrongCredentials, or TooMany after 10 attempts for one address in 15 minutes. Attempts are counted per
    address, known or not, and never per network, since a whole village hall shares one. Success resets the count.
    """
    key = tries_key(email)
    with transaction() as session:
        throttle.hit(session, key, TRIES, TRIES_SECONDS)
    person = db.session.scalar(select_by_email(email))
    if not passwords.matches(person.password_hash if person else None, password) or not person:
        raise WrongCredentials
    actor = actor_of(person)
    _welcome(person, password, key)
    return actor


def me(actor: Actor) -> Me:
    """The person behind an actor, with their venues."""
    there = works_at(actor.person_id), is_open(clock.paris_day(clock.now()))
    venues = select(Venue).where(*there).order_by(Venue.name, Venue.id)
    return Me(db.session.get_one(Person, actor.person_id), list(db.session.scalars(venues)))


def person_actor(session_key: str) -> Actor | None:
    """The actor of a session key ``person_id.epoch``, with one query; None once that session was ended."""
    person_id, epoch = (int(part) for part in session_key.split("."))
    held = db.session.connection().execute(_ROLES, {"id": person_id, "epoch": epoch}).all()
    roles = frozenset((role, organisation_id) for role, organisation_id in held if role)
    return Actor(person_id, roles, session_key=session_key) if held else None


def actor_of(person: Person) -> Actor:
    """A person as an actor, with the key of a new session."""
    roles = frozenset((membership.role, membership.organisation_id) for membership in person.memberships)
    return Actor(person.id, roles, session_key=f"{person.id}.{person.session_epoch}")


def _welcome(person: Person, password: str, key: str) -> None:
    """Reset the count of attempts, and renew an outdated hash unless the password was changed meanwhile."""
    person_id, old = person.id, person.password_hash
    new = passwords.hash_password(password) if passwords.needs_rehash(old, password) else old
    with transaction() as session:
        throttle.clear(session, key)
        if new != old:
            unchanged = Person.id == person_id, Person.password_hash == old
            session.execute(update(Person).where(*unchanged).values(password_hash=new))
