"""What was refused and is not imported yet: kept until the same part of the same file is, so that a person sees it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db, insert_into
from .models import LONGEST_CODE, BankStatementProblem
from .outcomes import REFUSED, PartOutcome
from .reading.limits import LONGEST

MOST_SHOWN = 20


def keep(session: Session, digest: bytes, name: str, parts: Sequence[PartOutcome]) -> None:
    """Put the refused parts of a file in the place of those that were refused before."""
    session.execute(delete(BankStatementProblem).where(BankStatementProblem.digest == digest))
    rows = [_row(digest, name, part) for part in parts if part.outcome == REFUSED]
    if rows:
        session.execute(insert_into(session, BankStatementProblem).on_conflict_do_nothing(), rows)


def _row(digest: bytes, name: str, part: PartOutcome) -> dict[str, object]:
    return {
        "digest": digest,
        "position": part.position,
        "name": name[:LONGEST] or "-",
        "account": part.account[:LONGEST_CODE],
        "from_day": part.from_day,
        "to_day": part.to_day,
        "code": part.code,
        "sentence": part.sentence,
        "told_at": clock.now(),
    }


def list_problems() -> Sequence[BankStatementProblem]:
    """The newest, first."""
    newest = select(BankStatementProblem).order_by(BankStatementProblem.told_at.desc(), BankStatementProblem.id.desc())
    return db.session.scalars(newest.limit(MOST_SHOWN)).all()
