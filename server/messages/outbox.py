"""The outbox: a process claims one mail at a time, so that no other sends it too, and marks what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from .. import clock
from ..db import db, transaction
from .models import FAILED, SENT, WAITING, Mail
from .service import THE_OPERATOR, Note, write

FIRST_PAUSE = timedelta(minutes=15)
"""How long a claimed mail is its claimer's alone: far longer than sending one takes."""
LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Letter:
    """A claimed mail, detached from the database session."""

    id: UUID
    address: str
    subject: str
    body: str
    link: str | None = None


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 15 minutes, doubled each time, 6 hours at most."""
    return FIRST_PAUSE * 2 ** (attempts - 1) if attempts < 6 else LONGEST_PAUSE


def claim() -> Letter | None:
    """Claim the mail that has been due longest; None when none is. Nobody else gets it until its next try is due.

    If a crash keeps it from being marked, it is sent again then, with the same Message-ID.
    """
    now = clock.now()
    due = select(Mail).where(Mail.state == WAITING, Mail.next_try_at <= now).order_by(Mail.next_try_at, Mail.id)
    one = due.limit(1).options(joinedload(Mail.message, innerjoin=True)).with_for_update(of=Mail, skip_locked=True)
    with transaction() as session:
        mail = session.scalar(one)
        if mail is None:
            return None
        mail.attempts += 1
        mail.next_try_at = now + pause(mail.attempts)
        return Letter(mail.id, mail.address, mail.message.subject, mail.message.body, mail.link)


def mark_sent(letter: Letter) -> None:
    """Mark a mail as accepted by the SMTP server."""
    _mark(letter, state=SENT, sent_at=clock.now(), error=None, link=None)


def mark_delayed(letter: Letter, error: str) -> None:
    """Store why a mail could not be sent this time; it keeps waiting."""
    _mark(letter, error=error[:300])


def mark_failed(letter: Letter, error: str) -> None:
    """Mark a mail as failed for good, and tell the operator in the app."""
    values = {"subject": letter.subject, "address": letter.address, "error": error[:300]}
    note = Note(f"mail:{letter.id}:failed", THE_OPERATOR, "mail_failed", values)
    _mark(letter, note, state=FAILED, error=error[:300], link=None)


def count_waiting() -> int:
    """How many mails are still to be sent."""
    return db.session.scalars(select(func.count()).select_from(Mail).where(Mail.state == WAITING)).one()


def _mark(letter: Letter, *notes: Note, **columns: str | datetime | None) -> None:
    with transaction() as session:
        session.execute(update(Mail).where(Mail.id == letter.id, Mail.state == WAITING).values(**columns))
        write(session, notes, by_mail=False)
