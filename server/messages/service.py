"""Messages: `write` some in the caller's transaction, `forget` those of somebody who is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import CompoundSelect, and_, delete, false, insert, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR
from ..accounts.models import Membership, Person
from ..accounts.workplaces import is_whole
from ..db import insert_into
from .models import Mail, Message
from .texts import CATALOGUE


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
