"""How far the closing of a month has come."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..db import db
from . import freezing, months, movements
from .models import Period
from .service import check_month, last_closed
from .tally import CLOSED, OPEN

CLOSING = "closing"
STATUSES = (OPEN, CLOSING, CLOSED)


@dataclass(frozen=True, slots=True)
class ClosingProgress:
    """How many of a month's movements are frozen. A month left with status CLOSING must be closed again to finish."""

    period: str
    status: str
    done: int
    total: int


def progress(month: str) -> ClosingProgress:
    """How far `closing.close_period` has come with a month. Raises InvalidMonth."""
    check_month(month)
    session = db.session()
    period = session.execute(select(Period.closed_at).where(Period.month == month)).one_or_none()
    done = freezing.count_frozen(session, month)
    if period and period.closed_at:
        return ClosingProgress(month, CLOSED, done, done)
    return ClosingProgress(month, CLOSING if period else OPEN, done, done + _unsettled(session, month))


def _unsettled(session: Session, month: str) -> int:
    rows = movements.select_unsettled(months.window(month, last_closed(session))).subquery()
    return session.scalar(select(func.count()).select_from(rows)) or 0
