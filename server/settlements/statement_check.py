"""The audit of statements: each is computed again from its lines and compared with what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Statement, StatementPart
from .statement_drafts import StatementDraft, draft
from .statement_writing import contents


def find_problems(session: Session) -> Iterator[str]:
    """One sentence for each statement that differs from its lines, month by month; none when all agree."""
    for month in session.scalars(select(Statement.month).distinct().order_by(Statement.month)).all():
        yield from _of_month(session, month)


def _of_month(session: Session, month: str) -> Iterator[str]:
    stated = {one.organisation_id: one for one in session.scalars(select(Statement).where(Statement.month == month))}
    parts = _parts(session, month)
    for owner, lines in groupby(contents(session, month), key=lambda line: line[0]):
        made, statement = draft(owner, (content for _key, content in lines)), stated.pop(owner, None)
        if statement is None:
            yield f"statements: organisation {owner} has lines in {month} and no statement"
        elif not _alike(statement, parts.get(statement.id, []), made):
            yield f"statements: {statement.number} is not what its lines add up to"
    yield from (f"statements: {one.number} has no lines" for one in stated.values())


def _parts(session: Session, month: str) -> dict[int, list[StatementPart]]:
    query = select(StatementPart).join(Statement).where(Statement.month == month)
    rows = session.scalars(query.order_by(StatementPart.statement_id, StatementPart.campaign_id))
    return {key: list(parts) for key, parts in groupby(rows, key=lambda part: part.statement_id)}


def _alike(statement: Statement, parts: Sequence[StatementPart], made: StatementDraft) -> bool:
    """Whether a statement and its parts equal the draft; each part's carried cents are taken as stored."""
    carried = {part.campaign_id: part.carried_cents for part in parts}
    columns = made.money(sum(carried.values())) | {"lines_root": made.lines_root}
    same = all(getattr(statement, name) == value for name, value in columns.items())
    expected = list(made.parts(carried))
    return same and len(expected) == len(parts) and all(map(_is, parts, expected))


def _is(part: StatementPart, columns: dict[str, int]) -> bool:
    return all(getattr(part, name) == value for name, value in columns.items())
