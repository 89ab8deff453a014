"""Messages to the managers of each organisation about its new statement, written once when a month is closed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import money
from ..access import MANAGER
from ..messages.service import Note, To, write
from ..wallet.words import day_in_words
from . import months
from .models import Statement

AT_ONCE = 1_000
"""Messages in one INSERT: few enough for both databases' limit on parameters."""


def tell(session: Session, month: str) -> int:
    """Write the messages about a month's statements that are not written yet; returns how many were new."""
    found = session.scalars(select(Statement).where(Statement.month == month).order_by(Statement.number)).all()
    return sum(write(session, map(_note, found[first : first + AT_ONCE])) for first in range(0, len(found), AT_ONCE))


def _note(statement: Statement) -> Note:
    to = To(role=MANAGER, organisation_id=statement.organisation_id)
    text = "statement_ready" if statement.total_cents > 0 else "statement_nothing_due"
    return Note(f"statement:{statement.number}", to, text, _values(statement))


def _values(statement: Statement) -> dict[str, object]:
    return {
        "number": statement.number,
        "month": months.spell_out(statement.month),
        "total": money.say_euros(statement.total_cents),
        "pay_by": day_in_words(months.pay_by(statement.month)),
        "account": "\n".join(_account(statement)),
    }


def _account(statement: Statement) -> Iterator[str]:
    """How the total is computed, line by line."""
    yield f"{statement.redemptions} pass : {money.say_euros(statement.gross_cents)}"
    yield f"Frais de gestion : {money.say_euros(-statement.fee_cents)}"
    if statement.carried_cents:
        yield f"Repris du relevé précédent : {money.say_euros(statement.carried_cents)}"
