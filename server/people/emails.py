"""Another address to sign in with: `ask_email`, and `confirm_email` by the link that the new address gets."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from .. import clock
from ..access import Actor
from ..accounts import throttle
from ..accounts.models import Person
from ..accounts.people import PersonExists, check_email
from ..accounts.tokens import link
from ..db import transaction
from ..messages.service import Note, To, mail_is_set_up, write
from ..trail.recording import Changed, Subject, record
from .account import check_password
from .links import forget_links, issue_link, take_link
from .models import EMAIL
from .refusals import MailUnset

ASKED_A_DAY, DAY_SECONDS = 5, 24 * 3600


def ask_email(actor: Actor, email: str, password: str) -> None:
    """Mail a link to a new address and tell the old one; nothing changes before the link is opened.

    The answer is the same when somebody has that address. Raises MailUnset, EmailInvalid, WrongPassword, or TooMany.
    """
    if not mail_is_set_up():
        raise MailUnset
    address = check_email(email)
    check_password(actor, password)
    with transaction() as session:
        throttle.hit(session, f"email:{actor.person_id}", ASKED_A_DAY, DAY_SECONDS)
        person = session.get_one(Person, actor.person_id)
        token = issue_link(session, person, EMAIL, address)
        values, key = {"name": person.name, "address": address}, f"email:{person.id}:{clock.iso(clock.now())}"
        confirm = Note(key, To(address=address), "email_to_confirm", values, link=link("adresse", token))
        write(session, [confirm, Note(f"{key}:old", To(address=person.email), "email_asked", values)])


def confirm_email(token: str) -> Person:
    """Change the address to the one that a link was mailed to, and tell the old one.

    Raises UnknownAccountLink, LinkUsed, LinkExpired, and PersonExists when somebody else has that address.
    """
    with transaction() as session:
        used = take_link(session, token, EMAIL)
        person = session.get_one(Person, used.person_id, with_for_update=True)
        before, person.email = person.email, used.address
        try:
            session.flush()
        except IntegrityError as error:
            raise PersonExists("Quelqu'un se connecte déjà avec cette adresse. Choisissez-en une autre.") from error
        forget_links(session, person.id)
        changed = Changed({"email": before}, {"email": person.email})
        record(session, Actor(person.id), "person.email_changed", Subject("person", person.id), changed)
        values = {"name": person.name, "address": person.email}
        write(session, [Note(f"email:{used.id}:changed", To(address=before), "email_changed", values)])
    return person
