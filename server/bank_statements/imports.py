"""Importing what a bank delivers: `import_files` takes each statement once, and says of each what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..banking.ibans import mask
from ..db import transaction
from ..errors import Refusal
from . import problems
from .models import BankStatement, BankStatementFile, OwnBankAccount
from .outcomes import KNOWN, REFUSED, TAKEN, FileOutcome, PartOutcome
from .reading import reader
from .reading.limits import LONGEST
from .reading.records import NOTICE, STATEMENT, ToldFile, ToldStatement
from .reading.unpacking import Unpacked, unpack
from .rules import check_account, check_days
from .storing import InFile, store_notice, store_statement


def import_files(actor: Actor, name: str, content: bytes) -> list[FileOutcome]:
    """Import a file, or each of those inside an archive, in a transaction of its own.

    A part that is refused changes nothing and stops no other; the same file again gets the same answer, and what was
    refused is tried anew. Raises StatementTooLarge, UnreadableBankFile for an archive that cannot be opened.
    """
    return [_import(actor, file) for file in unpack(name, content)]


def _import(actor: Actor, file: Unpacked) -> FileOutcome:
    digest = hashlib.sha256(file.content).digest()
    try:
        told = reader.read(file.content)
    except Refusal as refusal:
        return _unread(file, digest, refusal)
    with transaction() as session:
        ours = _accounts_locked(session, told)
        row = session.scalar(select(BankStatementFile).where(BankStatementFile.digest == digest))
        taking = _Taking(session, actor, ours, row or _row(actor, file, digest, told), _positions(session, row))
        parts = [taking.take(position, part) for position, part in enumerate(told.statements)]
        problems.keep(session, digest, file.name, parts)
    return FileOutcome(file.name, told.format, parts)


def _unread(file: Unpacked, digest: bytes, refusal: Refusal) -> FileOutcome:
    part = PartOutcome(0, STATEMENT, REFUSED, code=refusal.code, sentence=str(refusal))
    with transaction() as session:
        problems.keep(session, digest, file.name, [part])
    return FileOutcome(file.name, "", [part])


def _accounts_locked(session: Session, told: ToldFile) -> Mapping[str, OwnBankAccount]:
    """Our accounts that the file is about. Until the transaction ends nobody imports anything about them."""
    named = {part.account for part in told.statements}
    ours = select(OwnBankAccount).where(OwnBankAccount.iban.in_(named)).order_by(OwnBankAccount.id).with_for_update()
    return {row.iban: row for row in session.scalars(ours)}


def _row(actor: Actor, file: Unpacked, digest: bytes, told: ToldFile) -> BankStatementFile:
    """The file's own row; it is stored with the first of its parts that is taken."""
    return BankStatementFile(
        digest=digest,
        name=file.name[:LONGEST] or "-",
        format=told.format,
        content=file.content,
        imported_at=clock.now(),
        imported_by_id=actor.person_id or None,
    )


def _positions(session: Session, row: BankStatementFile | None) -> set[int]:
    """Which parts of the file were taken before."""
    if row is None:
        return set()
    return set(session.scalars(select(BankStatement.position).where(BankStatement.file_id == row.id)))


@dataclass(frozen=True, slots=True)
class _Taking:
    """The parts of one file, taken one after the other."""

    session: Session
    actor: Actor
    ours: Mapping[str, OwnBankAccount]
    file: BankStatementFile
    taken_before: set[int]

    def take(self, position: int, told: ToldStatement) -> PartOutcome:
        """Store one part, or say why not."""
        try:
            new = self._store(position, told)
        except Refusal as refusal:
            return _outcome(position, told, REFUSED, refusal=refusal)
        return _outcome(position, told, KNOWN if new is None else TAKEN, new or 0)

    def _store(self, position: int, told: ToldStatement) -> int | None:
        if position in self.taken_before:
            return None
        check_account(told, self.ours)
        check_days(told, clock.paris_day(clock.now()))
        store = store_notice if told.kind == NOTICE else store_statement
        return store(self.session, self.actor, InFile(self.file, position), told)


def _outcome(
    position: int, told: ToldStatement, outcome: str, new: int = 0, refusal: Refusal | None = None
) -> PartOutcome:
    return PartOutcome(
        position,
        told.kind,
        outcome,
        mask(told.account) if told.account else "",
        told.from_day,
        told.to_day,
        len(told.movements),
        new,
        told.pending,
        refusal.code if refusal else None,
        str(refusal) if refusal else None,
    )
