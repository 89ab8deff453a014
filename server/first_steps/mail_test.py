"""Mail tried by a real message: `ask_test` mails a link to who asks, `confirm_test` by it, or `do_without`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts import throttle
from ..accounts.models import Person
from ..accounts.tokens import link
from ..db import db, insert_into, transaction
from ..messages.models import Mail, Message
from ..messages.service import Note, To, mail_is_set_up, write
from ..people.links import issue_link, take_link
from ..people.models import MAIL_TEST
from ..trail.recording import Subject, record
from .models import MAIL, WaivedStep
from .refusals import MailServerSet, NoMailServer
from .steps import mail_is_tested

ASKED_AN_HOUR, HOUR_SECONDS = 10, 3600
DOOR = "operateur"
SCREEN = "courriel-recu-"
"""The screen that the link opens on the operator's desk; the token is the rest of its name."""
NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class MailState:
    """Whether a mail server is set, and what became of the last test that somebody asked for.

    ``state`` is that of the mail (waiting, sent, failed) or NOT_ASKED; ``error`` what the mail server said.
    """

    set_up: bool
    done: bool
    address: str
    asked_at: datetime | None = None
    state: str = NOT_ASKED
    error: str | None = None


def ask_test(actor: Actor) -> None:
    """Mail a link to whoever asks. Raises NoMailServer, or TooMany after 10 in an hour."""
    if not mail_is_set_up():
        raise NoMailServer
    with transaction() as session:
        throttle.hit(session, f"mail-test:{actor.person_id}", ASKED_AN_HOUR, HOUR_SECONDS)
        person = session.get_one(Person, actor.person_id)
        token = issue_link(session, person, MAIL_TEST, person.email)
        key = f"{_keys_of(actor)}{clock.iso(clock.now())}"
        to, address = To(address=person.email), link(DOOR, f"{SCREEN}{token}")
        write(session, [Note(key, to, "mail_test", {"name": person.name}, link=address)])
        record(session, actor, "mail_test.asked", Subject("mail", "test"))


def confirm_test(actor: Actor, token: str) -> None:
    """Say that a test came, by its link. Raises UnknownAccountLink, LinkUsed, LinkExpired."""
    with transaction() as session:
        take_link(session, token, MAIL_TEST)
        record(session, actor, "mail_test.came", Subject("mail", "test"))


def do_without(actor: Actor) -> None:
    """Say that we work without mail. Idempotent. Raises MailServerSet."""
    if mail_is_set_up():
        raise MailServerSet
    with transaction() as session:
        row = insert_into(session, WaivedStep).values(step=MAIL, waived_at=clock.now(), person_id=actor.person_id)
        new = session.scalar(row.on_conflict_do_nothing(index_elements=["step"]).returning(WaivedStep.step))
        if new:
            record(session, actor, "mail.waived", Subject("mail", "test"))


def mail_state(actor: Actor) -> MailState:
    """How far the test of whoever asks is."""
    session = db.session()
    address = session.get_one(Person, actor.person_id).email
    set_up, done = mail_is_set_up(), mail_is_tested(session)
    if (last := _last_test(session, actor)) is None:
        return MailState(set_up, done, address)
    return MailState(set_up, done, address, last.message.created_at, last.state, last.error)


def _last_test(session: Session, actor: Actor) -> Mail | None:
    mine = Message.key.startswith(_keys_of(actor), autoescape=True)
    return session.scalar(select(Mail).join(Mail.message).where(mine).order_by(Message.id.desc()).limit(1))


def _keys_of(actor: Actor) -> str:
    return f"mail-test:{actor.person_id}:"
