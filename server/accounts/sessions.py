"""Sessions of people: `sign_in`, the signed-in person (`me`), and the actor of a session cookie (`person_actor`)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import current_app
from sqlalchemy import select, update

from .. import clock
from ..access import NEED_SECOND_FACTOR, Actor, network_of_request
from ..config import Config
from ..db import db, transaction
from ..errors import SignInNeeded
from ..venues.models import Venue, is_open
from . import beginning, passwords, throttle
from .factor_lookup import has_factor
from .known_browsers import KnownBrowser, tries_key_of
from .models import Membership, Person
from .people import select_by_email, tries_key
from .session_models import BY_PASSWORD, PersonSession
from .workplaces import works_at

NONE_NEEDED, TO_SET_UP, TO_GIVE, GIVEN = "none_needed", "to_set_up", "to_give", "given"
SECOND_FACTOR = (NONE_NEEDED, TO_SET_UP, TO_GIVE, GIVEN)


class WrongCredentials(SignInNeeded):
    code = "wrong_credentials"
    message = "Adresse électronique ou mot de passe incorrect. Vérifiez-les, puis recommencez."


@dataclass(frozen=True, slots=True)
class Me:
    """A person as they see themselves, with the venues they may enrol a phone for or manage.

    ``second_factor`` says where they stand with it, and ``hidden_roles`` what they cannot do before they give it.
    """

    person: Person
    venues: list[Venue]
    memberships: list[Membership]
    second_factor: str

    @property
    def roles(self) -> list[str]:
        return sorted({membership.role for membership in self.memberships})

    @property
    def hidden_roles(self) -> list[str]:
        return sorted({held.role for held in self.person.memberships if held not in self.memberships})


def sign_in(email: str, password: str, known: KnownBrowser | None = None) -> Actor:
    """The actor with this address and password, in a new session.

    Raises WrongCredentials, SlowedDown when tries come too fast (docs/decisions/second-factor.md), or Busy. An address
    that nobody has costs the same time and is counted the same.
    """
    person = db.session.scalar(select_by_email(email))
    person_id, password_hash = (person.id, person.password_hash) if person else (None, None)
    paces = _paces(email, tries_key_of(known, person_id))
    with transaction() as session:
        for key, pace in paces.items():
            throttle.slow_down(session, key, pace)
    if not passwords.matches(password_hash, password) or person_id is None or password_hash is None:
        raise WrongCredentials
    return _welcome(person_id, password_hash, password, paces)


def me(actor: Actor) -> Me:
    """The person behind an actor, with their venues."""
    there = works_at(actor.person_id), is_open(clock.paris_day(clock.now()))
    venues = select(Venue).where(*there).order_by(Venue.name, Venue.id)
    person = db.session.get_one(Person, actor.person_id)
    carried = [held for held in person.memberships if (held.role, held.organisation_id) in actor.roles]
    return Me(person, list(db.session.scalars(venues)), carried, _second_factor(actor, person))


def person_actor(session_key: str) -> Actor | None:
    """The actor of a session's id, with one query; None once that session was ended, or for an old kind of cookie.

    At most every five minutes it is noted when the session was last seen.
    """
    try:
        session_id = UUID(session_key)
    except ValueError:
        return None
    found = beginning.find_actor(db.session.connection(), session_id)
    if found is None:
        return None
    actor, seen_at = found
    if seen_at <= clock.now() - beginning.WRITE_SEEN_AFTER:
        _note_seen(session_id)
    return actor


def _note_seen(session_id: UUID) -> None:
    now = clock.now()
    late = PersonSession.last_seen_at <= now - beginning.WRITE_SEEN_AFTER
    with transaction() as session:
        session.execute(update(PersonSession).where(PersonSession.id == session_id, late).values(last_seen_at=now))


def _second_factor(actor: Actor, person: Person) -> str:
    config: Config = current_app.config["POINCON"]
    if actor.strong:
        return GIVEN
    if not config.second_factor:
        return NONE_NEEDED
    if has_factor(db.session(), person.id):
        return TO_GIVE
    return TO_SET_UP if {held.role for held in person.memberships} & NEED_SECOND_FACTOR else NONE_NEEDED


def _paces(email: str, known_key: str | None) -> dict[str, throttle.Pace]:
    """What counts this try: the browser that is known to the person, or else the account and the network."""
    if known_key:
        return {known_key: throttle.OF_KNOWN_BROWSER}
    network = network_of_request()
    of_network = {f"sign-in-from:{network}": throttle.OF_NETWORK} if network else {}
    return {tries_key(email): throttle.OF_ACCOUNT, **of_network}


def _welcome(person_id: int, old: str, password: str, paces: dict[str, throttle.Pace]) -> Actor:
    """Begin a session, forgive the tries, and renew an outdated hash unless the password was changed meanwhile."""
    new = passwords.hash_password(password) if passwords.needs_rehash(old, password) else old
    with transaction() as session:
        throttle.forgive(session, paces)
        if new != old:
            unchanged = Person.id == person_id, Person.password_hash == old
            session.execute(update(Person).where(*unchanged).values(password_hash=new))
        return beginning.begin(session, person_id, BY_PASSWORD, strong=False)
