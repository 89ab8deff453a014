"""The messages of an actor: found, a page at a time or as CSV, and marked as read, one or all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, update

from .. import clock
from ..access import Actor
from ..csv_dialects import Cell, write_csv
from ..db import db, transaction
from ..errors import NotFound
from ..filters import Sought, conditions_on_days, conditions_on_text
from ..paging import Paged, read_page
from ..states import STATES
from .models import Message

UNREAD, READ = "unread", "read"
READING_STATES: Final = (UNREAD, READ)
NEWS_FOR = timedelta(days=60)
"""So long a message that nobody read asks to be read; then it is only kept."""
COLUMNS: Final = {"created_at": "Date", "state": "État", "subject": "Objet", "body": "Message"}


class UnknownMessage(NotFound):
    code = "unknown_message"
    message = "Ce message n'existe pas ou ne vous est pas adressé. Rechargez la page."


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFilter(Sought):
    """What narrows an inbox: days of Paris, words of the subject or the body, whether it asks to be read."""

    state: str | None = None


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of an actor's messages, and how many of all of them since a moment are unread."""

    found: Paged[Message]
    unread: int
    news_since: datetime

    @property
    def messages(self) -> list[Message]:
        return self.found.rows


EVERYTHING: Final = MessageFilter()


def messages(actor: Actor, wanted: MessageFilter = EVERYTHING, page: int = 1) -> Inbox:
    """A page of the messages to the actor or to the actor's roles, newest first."""
    unread = select(func.count()).select_from(Message).where(_mine(actor), *_is_news())
    return Inbox(read_page(_matching(actor, wanted), page), db.session.scalars(unread).one(), _news_since())


def messages_csv(actor: Actor, wanted: MessageFilter, dialect: str) -> str:
    """The same messages, all pages, as CSV."""
    return write_csv(
        COLUMNS, map(_row, db.session.scalars(_matching(actor, wanted))), dialect, {"state": STATES["message"]}
    )


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


def _row(message: Message) -> tuple[Cell, ...]:
    asks = message.read_at is None and message.created_at >= _news_since()
    return message.created_at, UNREAD if asks else READ, message.subject, message.body


def _matching(actor: Actor, wanted: MessageFilter) -> Select[Message]:
    conditions = [
        *conditions_on_days(Message.created_at, wanted.from_day, wanted.to_day),
        *conditions_on_text(wanted.text, Message.subject, Message.body),
        *_in_state(wanted.state),
    ]
    return select(Message).where(_mine(actor), *conditions).order_by(Message.id.desc())


def _in_state(state: str | None) -> tuple[ColumnElement[bool], ...]:
    if state is None:
        return ()
    return _is_news() if state == UNREAD else (not_(and_(*_is_news())),)


def _news_since() -> datetime:
    return clock.now() - NEWS_FOR


def _is_news() -> tuple[ColumnElement[bool], ...]:
    return Message.read_at.is_(None), Message.created_at >= _news_since()


def _mine(actor: Actor) -> ColumnElement[bool]:
    return or_(false(), Message.person_id == actor.person_id, *_of_roles(actor))


def _of_roles(actor: Actor) -> Iterator[ColumnElement[bool]]:
    for role, organisation_id in actor.whole_roles:
        yield and_(Message.role == role, Message.organisation_id.is_not_distinct_from(organisation_id))
