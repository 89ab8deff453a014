"""Storing one statement or notice: compared with what its account has, only new movements added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..banking.ibans import mask
from ..trail.recording import Changed, Subject, record
from .chain import ONE, Span
from .models import LONGEST_CODE, BankMovement, BankStatement, BankStatementFile
from .placing import Moved, PlacedMovement, place
from .reading.records import ToldStatement
from .rows import digest_rows, key_of, make_movement, notice_keys
from .rules import read_span

MOST_KEYS = 500
"""Keys that one query asks for."""


class InFile(NamedTuple):
    """Where a part stands: its file's row, stored or not, and its place there."""

    file: BankStatementFile
    position: int


def store_statement(session: Session, actor: Actor, place_in: InFile, told: ToldStatement) -> int | None:
    """Add a statement and its new movements; their number, None where the same statement is there already.

    Raises StatementWithoutBalance, StatementDoesNotAddUp, StatementContradicts, StatementOpensOtherwise.
    """
    span = read_span(told)
    around = _around(session, told.account, span)
    placed = place(span, told.movements, around, _stored(session, told.account, [span, *around]))
    if not placed and _is_covered(span, around):
        return None
    movements = [make_movement(one, key_of(one)) for one in placed]
    row = _statement(place_in, told, span, digest_rows(movements))
    _add(session, place_in, row, movements)
    days = Changed(
        after={"account": mask(row.iban), "from_day": row.from_day, "to_day": row.to_day, "new": len(movements)}
    )
    record(session, actor, "bank_statement.imported", Subject("bank_statement", row.id), days)
    return len(movements)


def store_notice(session: Session, actor: Actor, place_in: InFile, told: ToldStatement) -> int | None:
    """Add the movements of a notice that no earlier one told; their number, None without any."""
    keys = list(notice_keys(told.movements))
    known = set[str]()
    for start in range(0, len(keys), MOST_KEYS):
        some = BankMovement.key.in_(keys[start : start + MOST_KEYS])
        known |= set(session.scalars(select(BankMovement.key).where(BankMovement.iban == told.account, some)))
    new = [(key, one) for key, one in zip(keys, told.movements, strict=True) if key not in known]
    if not new:
        return None
    movements = [make_movement(PlacedMovement(one, one.booking_day, 1), key) for key, one in new]
    for movement in movements:
        movement.iban = told.account
    _add(session, place_in, None, movements)
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


def _add(
    session: Session, place_in: InFile, statement: BankStatement | None, movements: Sequence[BankMovement]
) -> None:
    session.add_all([place_in.file, *([statement] if statement else [])])
    session.flush()
    for movement in movements:
        movement.file_id = place_in.file.id
        if statement:
            movement.statement_id, movement.iban = statement.id, statement.iban
    session.add_all(movements)
    session.flush()
