"""A forgotten password: `ask_link` by mail, which tells nobody who has an account, and `set_password` by it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor, network_of_request
from ..accounts import throttle
from ..accounts.models import Person
from ..accounts.people import LONGEST_EMAIL, EmailInvalid, normalize_email, select_by_email, tries_key
from ..accounts.tokens import link, new_token
from ..db import db, transaction
from ..messages.service import Note, To, mail_is_set_up, write
from .account import hash_new, store_password
from .links import find_link, issue_link, take_link
from .models import PASSWORD
from .refusals import MailUnset

HOUR_SECONDS = 3600
ASKED_OF_ADDRESS, ASKED_FROM_SOURCE = 5, 60


def ask_link(email: str) -> None:
    """Mail a link that sets a new password, if somebody has this address: nothing in the answer says so.

    Raises MailUnset, EmailInvalid for a text too long, or TooMany after 5 of one address or 60 from one network in an
    hour, whoever has an account.
    """
    if not mail_is_set_up():
        raise MailUnset
    address, source = normalize_email(email), network_of_request()
    if len(address) > LONGEST_EMAIL:
        raise EmailInvalid
    with transaction() as session:
        throttle.hit(session, f"forgotten:{source}", ASKED_FROM_SOURCE, HOUR_SECONDS)
        throttle.hit(session, f"forgotten:{tries_key(address)}", ASKED_OF_ADDRESS, HOUR_SECONDS)
    with transaction() as session:
        person = session.scalar(select_by_email(address))
        if person:
            token = issue_link(session, person, PASSWORD, person.email)
            _write(session, person.email, person.name, token)
        else:
            with session.begin_nested() as nowhere:  # the same work, so that the time does not tell either
                _write(session, address, address, new_token())
                nowhere.rollback()


def check_link(token: str) -> Person:
    """Whose password a link sets. Raises UnknownAccountLink, LinkUsed, LinkExpired."""
    return find_link(db.session(), token, PASSWORD).person


def set_password(token: str, password: str) -> Person:
    """Set a new password by a link, once, and end all sessions; also of an account that never had one.

    Raises UnknownAccountLink, LinkUsed, LinkExpired, WeakPassword.
    """
    check_link(token)
    password_hash = hash_new(password)
    with transaction() as session:
        used = take_link(session, token, PASSWORD)
        person = session.get_one(Person, used.person_id, with_for_update=True)
        store_password(session, Actor(person.id), person, password_hash)
        throttle.clear(session, tries_key(person.email))
    return person


def _write(session: Session, address: str, name: str, token: str) -> None:
    key = f"password:{tries_key(address)}:{clock.iso(clock.now())}"
    note = Note(key, To(address=address), "password_link", {"name": name}, link=link("mot-de-passe", token))
    write(session, [note])
