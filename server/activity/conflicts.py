"""The operator's list of conflicts, waiting or decided, each with the redemption that won."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db
from ..guarantee.conflicts import IS_CONFLICT, NEWEST_FIRST, OLDEST_FIRST, UNDECIDED
from ..paging import page_of, pages
from ..redemptions.models import Redemption
from ..settlements import months, movements
from ..settlements.service import check_month, last_closed
from . import details
from .detail import RedemptionDetail

PAGE_LENGTH = 20
WAITING, DECIDED = "waiting", "decided"
STATES = (WAITING, DECIDED)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict and the redemption that was recorded before it."""

    conflict: RedemptionDetail
    winner: RedemptionDetail


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of conflicts; ``total`` counts all pages, ``waiting`` the undecided ones of all months."""

    cases: list[Case]
    page: int
    total: int
    waiting: int

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)


def conflicts(state: str, month: str | None, page: int) -> CasePage:
    """One page of conflicts in a state (WAITING or DECIDED), of all months or recorded in one. Raises InvalidMonth."""
    session = db.session()
    chosen = [IS_CONFLICT, UNDECIDED if state == WAITING else ~UNDECIDED]
    if month:
        check_month(month)
        chosen.append(movements.is_inside(Redemption.recorded_at, months.Window(*clock.month_bounds(month))))
    ordered = select(Redemption.id).where(*chosen).order_by(*(OLDEST_FIRST if state == WAITING else NEWEST_FIRST))
    ids = session.scalars(page_of(ordered, page, PAGE_LENGTH)).all()
    total, waiting = _count(session, *chosen), _count(session, IS_CONFLICT, UNDECIDED)
    return CasePage(_cases(session, ids), page, total, waiting)


def case_of(redemption_id: UUID) -> Case:
    """A conflict, which must exist, with its winner."""
    [case] = _cases(db.session(), [redemption_id])
    return case


def _count(session: Session, *chosen: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Redemption).where(*chosen)) or 0


def _cases(session: Session, redemption_ids: Sequence[UUID]) -> list[Case]:
    """The cases in the order of ``redemption_ids``."""
    found = _lines(session, redemption_ids)
    winners = _lines(session, [line.redemption.first_id for line in found.values() if line.redemption.first_id])
    conflicts = (found[key] for key in redemption_ids)
    return [Case(line, winners[line.redemption.first_id]) for line in conflicts if line.redemption.first_id]


def _lines(session: Session, redemption_ids: Sequence[UUID]) -> dict[UUID, RedemptionDetail]:
    if not redemption_ids:
        return {}
    wanted = details.lines().where(Redemption.id.in_(redemption_ids))
    return {line.redemption.id: line for line in details.load(session, wanted, last_closed(session))}
