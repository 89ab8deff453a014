"""Messages: `write` some in the caller's transaction, list those of an actor, mark one or all as read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, CompoundSelect, and_, delete, false, func, insert, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.models import Membership, Person
from ..accounts.workplaces import is_whole
from ..db import db, insert_into, transaction
from ..errors import NotFound
from .models import Mail, Message
from .texts import CATALOGUE

MOST_SHOWN = 100
NEWS_FOR = timedelta(days=60)
"""So long a message that nobody read asks to be read; then it is only kept."""


class UnknownMessage(NotFound):
    code = "unknown_message"
    message = "Ce message n'existe pas ou ne vous est pas adressé. Rechargez la page."


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """The recipient: a person, everyone with a role for all of an organisation (None: the operator's), or an address.

    What goes to an address goes there by mail only: an address may have no account.
    """

    person_id: int | None = None
    role: str | None = None
    organisation_id: int | None = None
    address: str | None = None


THE_OPERATOR = To(role=OPERATOR)


@dataclass(frozen=True, slots=True)
class Note:
    """A message to write. ``key`` keeps it from being written twice, ``text`` names a text of the catalogue.

    Its mail also goes to the addresses in ``also``, such as those of people who have left. ``link`` is a secret that
    only the mail to an address carries, below the text: neither the app nor the archive shows it. ``calendar`` is
    an event in iCalendar that all its mails carry. ``replaces`` are keys of messages that this one makes old news: they
    count as read from now on.
    """

    key: str
    to: To
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    also: frozenset[str] = frozenset()
    link: str | None = None
    calendar: str | None = None
    replaces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inbox:
    """The newest messages of an actor, and how many of all their messages since a moment are unread."""

    messages: list[Message]
    unread: int
    news_since: datetime


def write(session: Session, notes: Iterable[Note], *, by_mail: bool = True) -> int:
    """Write the messages whose keys are new, and their mails where mail is set up; returns how many were new.

    A concurrent writer of the same keys waits for the caller's transaction, then writes nothing.
    """
    by_key = sorted(notes, key=lambda note: note.key)
    if not by_key:
        return 0
    unless_told = insert_into(session, Message).on_conflict_do_nothing(index_elements=["key"])
    stored = session.execute(unless_told.returning(Message.id, Message.key), [_row(note) for note in by_key])
    new = {key: message_id for message_id, key in stored}
    _make_old(session, {key for note in by_key if note.key in new for key in note.replaces})
    if new and by_mail and mail_is_set_up():
        _write_mails(session, {new[note.key]: note for note in by_key if note.key in new})
    return len(new)


def messages(actor: Actor) -> Inbox:
    """The newest messages to the actor or to the actor's roles, MOST_SHOWN at most."""
    newest = select(Message).where(_mine(actor)).order_by(Message.id.desc()).limit(MOST_SHOWN)
    since = clock.now() - NEWS_FOR
    news = Message.read_at.is_(None), Message.created_at >= since
    unread = select(func.count()).select_from(Message).where(_mine(actor), *news)
    return Inbox(list(db.session.scalars(newest)), db.session.scalars(unread).one(), since)


def read(actor: Actor, message_id: int) -> Message:
    """Mark a message as read, keeping the first time. Idempotent. Raises UnknownMessage."""
    with transaction() as session:
        message = session.scalar(select(Message).where(Message.id == message_id, _mine(actor)).with_for_update())
        if message is None:
            raise UnknownMessage
        message.read_at = message.read_at or clock.now()
    return message


def read_all(actor: Actor) -> Inbox:
    """Mark every message to the actor or to the actor's roles as read. Idempotent."""
    with transaction() as session:
        session.execute(update(Message).where(_mine(actor), Message.read_at.is_(None)).values(read_at=clock.now()))
    return messages(actor)


def forget(session: Session, keys: Iterable[str]) -> None:
    """Delete every message whose key begins so, with its mails: what was written to somebody who is forgotten."""
    begin = or_(false(), *(Message.key.startswith(key, autoescape=True) for key in keys))
    ids = list(session.scalars(select(Message.id).where(begin)))
    session.execute(delete(Mail).where(Mail.message_id.in_(ids)))
    session.execute(delete(Message).where(Message.id.in_(ids)))


def mail_is_set_up() -> bool:
    """Whether messages go out by mail at all."""
    return bool(current_app.config["POINCON"].smtp_url)


def _make_old(session: Session, keys: Collection[str]) -> None:
    unread = Message.key.in_(keys), Message.read_at.is_(None)
    if keys:
        session.execute(update(Message).where(*unread).values(read_at=clock.now()))


def _row(note: Note) -> dict[str, object]:
    text = CATALOGUE[note.text].fill(note.values)
    return {
        "key": note.key,
        "person_id": note.to.person_id,
        "role": note.to.role,
        "organisation_id": note.to.organisation_id,
        "address": note.to.address,
        "subject": text.subject,
        "body": text.body,
        "created_at": clock.now(),
    }


def _write_mails(session: Session, notes: Mapping[int, Note]) -> None:
    """Store one mail for each address of each message's recipients; only the one it is written to gets its link."""
    pairs = {(key, address) for key, note in notes.items() for address in {*note.also, note.to.address} if address}
    pairs.update((key, address) for key, address in session.execute(_addresses(list(notes))))
    now = clock.now()
    mails = [
        {
            "message_id": key,
            "address": address,
            "next_try_at": now,
            "link": _link(notes[key], address),
            "calendar": notes[key].calendar,
        }
        for key, address in sorted(pairs)
    ]
    if mails:
        session.execute(insert(Mail), mails)


def _link(note: Note, address: str) -> str | None:
    return note.link if address == note.to.address else None


def _addresses(message_ids: list[int]) -> CompoundSelect[int, str]:
    """Query for the addresses of the people that messages are to."""
    to_person = select(Message.id, Person.email).join(Person, Person.id == Message.person_id)
    same_place = Membership.organisation_id.is_not_distinct_from(Message.organisation_id)
    to_role = (
        select(Message.id, Person.email)
        .join(Membership, and_(Membership.role == Message.role, same_place))
        .join(Person, Person.id == Membership.person_id)
    )
    return to_person.where(Message.id.in_(message_ids)).union(to_role.where(Message.id.in_(message_ids), is_whole()))


def _mine(actor: Actor) -> ColumnElement[bool]:
    return or_(false(), Message.person_id == actor.person_id, *_of_roles(actor))


def _of_roles(actor: Actor) -> Iterator[ColumnElement[bool]]:
    for role, organisation_id in actor.whole_roles:
        yield and_(Message.role == role, Message.organisation_id.is_not_distinct_from(organisation_id))
