"""Storing one statement or notice: compared with what its account has, only new movements added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..banking.ibans import mask
from ..trail.recording import Changed, Subject, record
from .chain import ONE, Span
from .digests import digest_movements
from .models import (
    LONGEST_CODE,
    BankMovement,
    BankMovementPayment,
    BankStatement,
    BankStatementFile,
    OwnBankAccount,
)
from .placing import Moved, PlacedMovement, place
from .reading.records import ToldStatement
from .rows import MovementRow, key_of, make_row, notice_keys
from .rules import read_span

MOST_KEYS = 500
"""Keys that one query asks for."""


class InFile(NamedTuple):
    """Where a part stands: its file's row, stored or not, and its place there."""

    file: BankStatementFile
    position: int


class _Whole(NamedTuple):
    """Where movements stand: the columns that all of them share."""

    file_id: int
    statement_id: int | None
    iban: str


def store_statement(session: Session, actor: Actor, place_in: InFile, told: ToldStatement) -> int | None:
    """Add a statement and its new movements; their number, None where the same statement is there already.

    Raises StatementWithoutBalance, StatementDoesNotAddUp, StatementContradicts, StatementOpensOtherwise.
    """
    span = read_span(told)
    around = _around(session, told.account, span)
    placed = place(span, told.movements, around, _stored(session, told.account, [span, *around]))
    if not placed and _is_covered(span, around):
        return None
    movements = [make_row(one, key_of(one)) for one in placed]
    row = _statement(place_in, told, span, digest_movements(movements))
    row.account_id = session.scalars(select(OwnBankAccount.id).where(OwnBankAccount.iban == row.iban)).one()
    session.add(row)
    session.flush()
    _add(session, _Whole(place_in.file.id, row.id, row.iban), movements)
    days = Changed(
        after={"account": mask(row.iban), "from_day": row.from_day, "to_day": row.to_day, "new": len(movements)}
    )
    record(session, actor, "bank_statement.imported", Subject("bank_statement", row.id), days)
    return len(movements)


def store_notice(session: Session, actor: Actor, place_in: InFile, told: ToldStatement) -> int | None:
    """Add the movements of a notice that no earlier one told; their number, None without any."""
    keys = list(notice_keys(told.movements))
    known = _ids(session, told.account, keys)
    new = [(key, one) for key, one in zip(keys, told.movements, strict=True) if key not in known]
    if not new:
        return None
    movements = [make_row(PlacedMovement(one, one.booking_day, 1), key) for key, one in new]
    session.add(place_in.file)
    session.flush()
    _add(session, _Whole(place_in.file.id, None, told.account), movements)
    said = Changed(after={"account": mask(told.account), "new": len(movements)})
    record(session, actor, "bank_notice.imported", Subject("bank_statement_file", place_in.file.id), said)
    return len(movements)


def _around(session: Session, iban: str, span: Span) -> list[Span]:
    """The account's statements that cover one of these days, the day before or the day after."""
    near = select(BankStatement).where(
        BankStatement.iban == iban,
        BankStatement.from_day <= span.to_day + ONE,
        BankStatement.to_day >= span.from_day - ONE,
    )
    return [as_span(row) for row in session.scalars(near)]


def as_span(row: BankStatement) -> Span:
    """A stored statement as the rules see it."""
    return Span(row.from_day, row.to_day, row.opening_cents, row.closing_cents, row.electronic_no)


def _stored(session: Session, iban: str, spans: Sequence[Span]) -> Moved:
    first, last = min(span.from_day for span in spans), max(span.to_day for span in spans)
    on_statements = BankMovement.statement_id.is_not(None)
    days = select(BankMovement.day, BankMovement.cents, func.count()).where(
        BankMovement.iban == iban, on_statements, BankMovement.day.between(first, last)
    )
    grouped = days.group_by(BankMovement.day, BankMovement.cents)
    return Moved({(day, cents): count for day, cents, count in session.execute(grouped)})


def _is_covered(span: Span, around: Sequence[Span]) -> bool:
    """Whether other statements cover every day of it: then it says nothing new."""
    day = span.from_day
    for other in sorted(around):
        day = max(day, other.to_day + ONE) if other.from_day <= day else day
    return day > span.to_day


def _statement(place_in: InFile, told: ToldStatement, span: Span, movements_digest: bytes) -> BankStatement:
    return BankStatement(
        file=place_in.file,
        position=place_in.position,
        digest=place_in.file.digest,
        movements_digest=movements_digest,
        iban=told.account,
        told_id=told.told_id[:LONGEST_CODE],
        electronic_no=told.electronic_no,
        legal_no=told.legal_no,
        from_day=span.from_day,
        to_day=span.to_day,
        opening_cents=span.opening_cents,
        moved_cents=told.total_cents,
        closing_cents=span.closing_cents,
        recorded_at=clock.now(),
    )


def _add(session: Session, whole: _Whole, movements: Sequence[MovementRow]) -> None:
    if movements:
        session.execute(insert(BankMovement), [one.columns | whole._asdict() for one in movements])
    batches = [one for one in movements if one.payments]
    ids = _ids(session, whole.iban, [one.columns["key"] for one in batches])
    payments = [{"movement_id": ids[one.columns["key"]], **payment} for one in batches for payment in one.payments]
    if payments:
        session.execute(insert(BankMovementPayment), payments)


def _ids(session: Session, iban: str, keys: Sequence[str]) -> dict[str, int]:
    """The ids of those movements of an account that have one of some keys."""
    ids: dict[str, int] = {}
    for start in range(0, len(keys), MOST_KEYS):
        some = keys[start : start + MOST_KEYS]
        rows = select(BankMovement.key, BankMovement.id).where(BankMovement.iban == iban)
        ids |= {row.key: row.id for row in session.execute(rows.where(BankMovement.key.in_(some)))}
    return ids
