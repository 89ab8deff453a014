"""Verbs of messages: `write` some in a transaction of the caller's; `messages` of an actor; `read` one or all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import ColumnElement, and_, false, func, insert, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.models import Membership, Person
from ..db import db, insert_into, transaction
from ..errors import NotFound
from .models import Mail, Message
from .texts import CATALOGUE

MOST_SHOWN = 100


class UnknownMessage(NotFound):
    code = "unknown_message"
    message = "Ce message n'existe pas ou ne vous est pas adressé. Rechargez la page."


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """Who is told: a person, or whoever has a role in an organisation (the operator's is None)."""

    person_id: int | None = None
    role: str | None = None
    organisation_id: int | None = None


THE_OPERATOR = To(role=OPERATOR)


@dataclass(frozen=True, slots=True)
class Note:
    """A message to write: what it is never to be told twice under, to whom, and which text of the catalogue.

    Its mail goes to the addresses in ``also`` too, of whoever is no longer there.
    """

    key: str
    to: To
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inbox:
    """The newest messages of an actor, and how many of all are unread."""

    messages: list[Message]
    unread: int


def write(session: Session, notes: Iterable[Note], *, by_mail: bool = True) -> int:
    """Write the messages whose keys are new, and their mails where mail is set up; returns how many were new.

    Whoever else writes the same at once waits for the caller's transaction, then writes nothing.
    """
    told = sorted(notes, key=lambda note: note.key)
    if not told:
        return 0
    rows = insert_into(session, Message).values([_row(note) for note in told])
    unless_told = rows.on_conflict_do_nothing(index_elements=["key"]).returning(Message.id, Message.key)
    new = {key: message_id for message_id, key in session.execute(unless_told)}
    if new and by_mail and current_app.config["POINCON"].smtp_url:
        also = {(new[note.key], address) for note in told if note.key in new for address in note.also}
        _write_mails(session, list(new.values()), also)
    return len(new)


def messages(actor: Actor) -> Inbox:
    """The actor's newest messages, 100 at most, and those of the roles the actor has."""
    newest = select(Message).where(_mine(actor)).order_by(Message.id.desc()).limit(MOST_SHOWN)
    unread = select(func.count()).select_from(Message).where(_mine(actor), Message.read_at.is_(None))
    return Inbox(list(db.session.scalars(newest)), db.session.scalars(unread).one())


def read(actor: Actor, message_id: int) -> Message:
    """Note when a message was first read; again is no change. Raises UnknownMessage."""
    with transaction() as session:
        message = session.scalar(select(Message).where(Message.id == message_id, _mine(actor)).with_for_update())
        if message is None:
            raise UnknownMessage
        message.read_at = message.read_at or clock.now()
    return message


def read_all(actor: Actor) -> Inbox:
    """Note that every message of the actor, and of their roles, was read; again is no change."""
    with transaction() as session:
        session.execute(update(Message).where(_mine(actor), Message.read_at.is_(None)).values(read_at=clock.now()))
    return messages(actor)


def _row(note: Note) -> dict[str, object]:
    text = CATALOGUE[note.text].filled(note.values)
    return {
        "key": note.key,
        "person_id": note.to.person_id,
        "role": note.to.role,
        "organisation_id": note.to.organisation_id,
        "subject": text.subject,
        "body": text.body,
        "created_at": clock.now(),
    }


def _write_mails(session: Session, message_ids: list[int], also: set[tuple[int, str]]) -> None:
    """One mail to each address of those whom the messages are for, and to those that are told as well."""
    to_person = select(Message.id, Person.email).join(Person, Person.id == Message.person_id)
    same_place = Membership.organisation_id.is_not_distinct_from(Message.organisation_id)
    to_role = (
        select(Message.id, Person.email)
        .join(Membership, and_(Membership.role == Message.role, same_place))
        .join(Person, Person.id == Membership.person_id)
    )
    both = to_person.where(Message.id.in_(message_ids)).union(to_role.where(Message.id.in_(message_ids)))
    told = also.union((message_id, address) for message_id, address in session.execute(both))
    now = clock.now()
    mails = [{"message_id": key, "address": address, "next_try_at": now} for key, address in sorted(told)]
    if mails:
        session.execute(insert(Mail), mails)


def _mine(actor: Actor) -> ColumnElement[bool]:
    return or_(false(), Message.person_id == actor.person_id, *_of_roles(actor))


def _of_roles(actor: Actor) -> Iterator[ColumnElement[bool]]:
    for role, organisation_id in actor.roles:
        yield and_(Message.role == role, Message.organisation_id.is_not_distinct_from(organisation_id))
