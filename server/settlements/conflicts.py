"""The operator's desk of conflicts: those to decide, the oldest first, and those decided, each beside its winner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db
from ..guarantee.conflicts import IS_CONFLICT, OLDEST_FIRST, UNDECIDED
from ..redemptions.models import Redemption
from . import lines, months, movements
from .line import Line
from .service import check_month, last_closed

PAGE_LENGTH = 20
WAITING, DECIDED = "waiting", "decided"
STATES = (WAITING, DECIDED)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict and the redemption that was recorded before it."""

    conflict: Line
    winner: Line


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of conflicts; ``total`` are on all pages, ``waiting`` are still to be decided in all months."""

    cases: list[Case]
    page: int
    total: int
    waiting: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_LENGTH))


def conflicts(state: str, month: str | None, page: int) -> CasePage:
    """The conflicts that wait or are decided, of all months or those recorded in one. Raises InvalidMonth."""
    session = db.session()
    found = lines.lines().where(IS_CONFLICT, UNDECIDED if state == WAITING else ~UNDECIDED)
    if month:
        check_month(month)
        found = found.where(movements.inside(Redemption.recorded_at, months.Window(*clock.month_bounds(month))))
    waiting = select(func.count()).select_from(Redemption).where(IS_CONFLICT, UNDECIDED)
    total = select(func.count()).select_from(found.with_only_columns(Redemption.id).subquery())
    ordered = found.order_by(*OLDEST_FIRST) if state == WAITING else lines.newest_first(found)
    part = ordered.limit(PAGE_LENGTH).offset((page - 1) * PAGE_LENGTH)
    return CasePage(_cases(session, part), page, session.scalar(total) or 0, session.scalar(waiting) or 0)


def case_of(redemption_id: UUID) -> Case:
    """One conflict that is known to exist, beside its winner."""
    [case] = _cases(db.session(), lines.lines().where(Redemption.id == redemption_id))
    return case


def _cases(session: Session, wanted: Select[*tuple[Any, ...]]) -> list[Case]:
    last = last_closed(session)
    found = lines.load(session, wanted, last)
    firsts = {line.redemption.first_id for line in found}
    won = lines.load(session, lines.lines().where(Redemption.id.in_(firsts)), last) if firsts else []
    winners = {line.redemption.id: line for line in won}
    return [Case(line, winners[line.redemption.first_id]) for line in found if line.redemption.first_id]
