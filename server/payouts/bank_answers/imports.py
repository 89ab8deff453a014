"""Verbs of banks' answers: `import_answer` a file; the `imports` so far; `list_unmatched` entries; `set_aside` one."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, selectinload

from ... import clock
from ...access import Actor
from ...db import db, transaction
from ...messages.service import write
from ...trail.recording import Changed, Subject, record
from ..bank_files import reader
from ..bank_files.entries import LONGEST, Answer
from ..models import Payout
from ..refusals import AnswerTwice, BatchNotSent, UnknownEntry
from ..taking_back import count_told
from . import applying, notes
from .matching import Match, match_entry
from .models import NOT_SENT, PROBLEMS, BankAssignment, BankEntry, BankImport
from .naming import KnownPayouts

MOST_SHOWN = 12


def import_answer(actor: Actor, name: str, content: bytes) -> BankImport:
    """Read a bank's file and do what it says, in one transaction. An entry that stood in an earlier file does nothing.

    One that cannot be matched is kept for a person and stops no other. Raises AnswerTooLarge, UnreadableBankFile,
    TooManyEntries, AnswerTwice, BatchNotSent.
    """
    answer = reader.read(content)
    with transaction() as session:
        kept = _kept(session, actor, name, content, answer)
        payouts = applying.payouts_locked(session, answer.entries)
        known = KnownPayouts(payouts, applying.accounts(session))
        before = count_told(session, [payout.id for payout in payouts])
        new = applying.list_news(session, answer.entries)
        kept.repeated = len(answer.entries) - len(new)
        matches = [match for entry in new for match in applying.apply(session, match_entry(known, entry), before)]
        _check_sent(kept, matches)
        applying.keep(session, kept, matches)
        read = Changed(after={"name": name, "entries": len(answer.entries)})
        record(session, actor, "bank_file.imported", Subject("bank_file", kept.id), read)
        write(session, notes.make_answer_notes(matches))
    return _imported(kept.id)


def imports() -> Sequence[BankImport]:
    """The newest imports with their entries, the newest first."""
    newest = select(BankImport).order_by(BankImport.id.desc()).limit(MOST_SHOWN)
    return db.session.scalars(newest.options(*_WITH_ENTRIES)).all()


def list_unmatched() -> Sequence[BankEntry]:
    """The entries that somebody has to look at, the oldest first."""
    still_open = select(BankEntry).where(BankEntry.outcome.in_(PROBLEMS), BankEntry.set_aside_at.is_(None))
    still_open = still_open.where(~BankEntry.assignment.has())
    return db.session.scalars(still_open.order_by(BankEntry.id).options(*_WHOLE_ENTRY)).all()


def set_aside(actor: Actor, entry_id: int, note: str) -> BankEntry:
    """Say why an entry needs nothing more. Raises UnknownEntry."""
    with transaction() as session:
        entry = unmatched_locked(session, entry_id)
        if entry.assignment:
            raise UnknownEntry
        entry.set_aside_at, entry.set_aside_by_id, entry.note = clock.now(), actor.person_id, note
        record(session, actor, "bank_entry.set_aside", Subject("bank_entry", entry.id), Changed(reason=note))
    return entry


def unmatched_locked(session: Session, entry_id: int) -> BankEntry:
    """An entry that matched nothing and was not set aside; it may be assigned. Raises UnknownEntry."""
    entry = session.get(BankEntry, entry_id, with_for_update=True, populate_existing=True)
    if entry is None or not entry.is_unmatched:
        raise UnknownEntry
    return entry


def _kept(session: Session, actor: Actor, name: str, content: bytes, answer: Answer) -> BankImport:
    """The file's own row. Its digest is unique: of two who import it at once, one gets AnswerTwice."""
    row = BankImport(name=name[:LONGEST], format=answer.kind, digest=hashlib.sha256(content).digest())
    row.imported_at, row.imported_by_id = clock.now(), actor.person_id
    row.repeated, row.pending = 0, answer.pending
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:
        raise AnswerTwice from error
    return row


def _check_sent(kept: BankImport, matches: Sequence[Match]) -> None:
    """A file about a batch that is not marked as sent can be imported again once it is. Raises BatchNotSent."""
    not_sent = [match for match in matches if match.outcome == NOT_SENT]
    if not_sent and len(not_sent) == len(matches):
        raise BatchNotSent
    if not_sent:
        kept.digest = secrets.token_bytes(32)


def _imported(import_id: int) -> BankImport:
    return db.session.scalars(select(BankImport).where(BankImport.id == import_id).options(*_WITH_ENTRIES)).one()


_ASSIGNMENT = joinedload(BankEntry.assignment)
_WHOLE_ENTRY = (
    joinedload(BankEntry.payout).joinedload(Payout.organisation),
    _ASSIGNMENT.joinedload(BankAssignment.payout).joinedload(Payout.organisation),
    _ASSIGNMENT.joinedload(BankAssignment.assigned_by),
)
_WITH_ENTRIES = joinedload(BankImport.imported_by), selectinload(BankImport.entries).options(*_WHOLE_ENTRY)
