"""The check of the bank's statements: files as they came, movements as they were told, balances that follow."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from ..streams import stream
from .models import BankMovement, BankStatement, BankStatementFile
from .rows import digest_stored

FEW = 20
"""Files, which may be large, that are in memory at a time."""


def find_problems(session: Session) -> Iterator[str]:
    """A sentence for each statement or file that is not what it was when it was imported."""
    for (file,) in stream(session, select(BankStatementFile).order_by(BankStatementFile.id), FEW):
        if hashlib.sha256(file.content).digest() != file.digest:
            yield f"bank: file {file.id} is not what the bank delivered"
        session.expunge(file)
    rows = select(BankStatement, BankStatementFile.digest).join(BankStatement.file).order_by(BankStatement.id)
    for statement, digest in session.execute(rows).all():
        yield from _differences(session, statement, digest)
    yield from _sums(session)


def _differences(session: Session, statement: BankStatement, digest: bytes) -> Iterator[str]:
    if statement.digest != digest:
        yield f"bank: statement {statement.id} is of another file"
    movements = select(BankMovement).where(BankMovement.statement_id == statement.id)
    if (
        digest_stored(session.scalars(movements.options(selectinload(BankMovement.payments))))
        != statement.movements_digest
    ):
        yield f"bank: the movements of statement {statement.id} are not those that were imported"


def _sums(session: Session) -> Iterator[str]:
    """Statements that do not add up; the database refuses one, unless it was changed behind its back."""
    wrong = BankStatement.opening_cents + BankStatement.moved_cents != BankStatement.closing_cents
    for statement_id in session.scalars(select(BankStatement.id).where(wrong)):
        yield f"bank: statement {statement_id} does not add up"
    other = select(BankMovement.id).join(BankStatement, BankStatement.id == BankMovement.statement_id)
    elsewhere = (BankMovement.iban != BankStatement.iban) | (BankMovement.file_id != BankStatement.file_id)
    for movement_id in session.scalars(other.where(elsewhere)):
        yield f"bank: movement {movement_id} is of another account or file than its statement"
    stray = select(func.count()).select_from(BankMovement).where(BankMovement.statement_id.is_not(None))
    count = session.scalar(stray.where(~BankMovement.statement_id.in_(select(BankStatement.id)))) or 0
    if count:
        yield f"bank: {count} movements are on no statement"
