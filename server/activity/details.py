"""Queries for redemptions with their history: who scanned, which scan was first, how it was undone, where it counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from .. import clock
from ..accounts.models import Device, Person
from ..aliases import shared_alias
from ..guarantee.models import Honour
from ..guarantee.standing import Standing, standing
from ..redemptions.models import ACCEPTED, CONFLICT, Redemption, Reversal
from ..settlements import months
from ..settlements.models import StatementLine
from ..settlements.months import Window
from ..settlements.movements import is_inside
from ..venues.models import Venue
from .detail import FirstUse, RedemptionDetail, Undoing

Scanner, Undoer = shared_alias(Person), shared_alias(Person)
First, FirstVenue = shared_alias(Redemption), shared_alias(Venue, name="FirstVenue")
REVERSED = "reversed"
"""The status shown for an accepted redemption that was undone within its own month."""
Frozen, FrozenReversal, FrozenHonour = (shared_alias(StatementLine) for _ in range(3))


def lines() -> Select[*tuple[Any, ...]]:
    """All redemptions joined to their history; the caller adds conditions, order and page."""
    return (
        select(
            Redemption,
            Venue,
            Scanner.name.label("person"),
            Device.label.label("device"),
            Frozen.month.label("frozen_in"),
            First.recorded_at.label("first_at"),
            FirstVenue,
            Reversal,
            Undoer.name.label("undoer"),
            FrozenReversal.month.label("reversal_frozen_in"),
            Honour,
            FrozenHonour.month.label("honour_frozen_in"),
        )
        .join(Venue, Venue.id == Redemption.venue_id)
        .join(Scanner, Scanner.id == Redemption.person_id)
        .join(Device, Device.id == Redemption.device_id)
        .outerjoin(Frozen, Frozen.redemption_id == Redemption.id)
        .outerjoin(First, First.id == Redemption.first_id)
        .outerjoin(FirstVenue, FirstVenue.id == First.venue_id)
        .outerjoin(Reversal, Reversal.redemption_id == Redemption.id)
        .outerjoin(Undoer, Undoer.id == Reversal.person_id)
        .outerjoin(FrozenReversal, FrozenReversal.reversal_id == Reversal.id)
        .outerjoin(Honour, Honour.redemption_id == Redemption.id)
        .outerjoin(FrozenHonour, FrozenHonour.honour_id == Honour.redemption_id)
    )


def sort_newest_first(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Order by time of recording; scans of one batch, which share it, by time of scanning."""
    return wanted.order_by(Redemption.recorded_at.desc(), Redemption.scanned_at.desc(), Redemption.id)


def load(session: Session, wanted: Select[*tuple[Any, ...]], last_closed: str | None) -> list[RedemptionDetail]:
    """Run a query made from `lines`."""
    rows = session.execute(wanted).all()
    conflicts = standing(session, [row.Redemption.id for row in rows if row.Redemption.status == CONFLICT])
    return [_line(row, last_closed, conflicts.get(row.Redemption.id)) for row in rows]


def counts_in_month(month: str, window: Window) -> ColumnElement[bool]:
    """SQL condition: the redemption is listed in the month. Paid ones where they count, others where recorded."""
    unpaid = and_(Redemption.status != ACCEPTED, Honour.redemption_id.is_(None))
    recorded = is_inside(Redemption.recorded_at, Window(*clock.month_bounds(month)))
    counts = _counts(Frozen, Redemption.recorded_at, month, window)
    honour_counts = _counts(FrozenHonour, Honour.effective_at, month, window)
    return or_(
        and_(Redemption.status == ACCEPTED, counts),
        and_(Honour.redemption_id.is_not(None), honour_counts),
        and_(unpaid, recorded),
    )


def is_undone_in_month(month: str, window: Window) -> ColumnElement[bool]:
    """SQL condition: the redemption has a reversal, whose cents are taken from this month."""
    return and_(Reversal.id.is_not(None), _counts(FrozenReversal, Reversal.effective_at, month, window))


def stands_as(undone: ColumnElement[bool]) -> ColumnElement[str]:
    """SQL: the status to show, which is REVERSED for an accepted redemption that was undone in the same month."""
    return case((and_(Redemption.status == ACCEPTED, undone), REVERSED), else_=Redemption.status)


def count_by_status(wanted: Select[*tuple[Any, ...]], listed_as: ColumnElement[str]) -> Select[str, int]:
    """How many rows of ``wanted`` have each value of ``listed_as``."""
    rows = wanted.with_only_columns(listed_as.label("listed_as"), maintain_column_froms=True).subquery()
    return select(rows.c.listed_as, func.count()).group_by(rows.c.listed_as)


def _counts(
    frozen: type[StatementLine], moment: InstrumentedAttribute[datetime], month: str, window: Window
) -> ColumnElement[bool]:
    settled_then = and_(frozen.id.is_not(None), frozen.month == month)
    return or_(settled_then, and_(frozen.id.is_(None), is_inside(moment, window)))


def _line(row: Any, last_closed: str | None, stands: Standing | None) -> RedemptionDetail:
    redemption, venue = row.Redemption, row.Venue
    counts_from = last_closed if redemption.status == ACCEPTED or row.Honour else None
    frozen_in = row.frozen_in or row.honour_frozen_in
    return RedemptionDetail(
        redemption=redemption,
        venue=venue,
        person=row.person,
        device=row.device,
        period=frozen_in or months.place(redemption.recorded_at, counts_from),
        settled=frozen_in is not None,
        first=_first(row.FirstVenue, row.first_at, venue.id) if row.FirstVenue else None,
        undoing=_undoing(row, row.Reversal, last_closed) if row.Reversal else None,
        honour=row.Honour,
        standing=stands,
    )


def _first(where: Venue, at: datetime, venue_id: int) -> FirstUse:
    return FirstUse(where.id, where.name, where.commune, at, where.id == venue_id)


def _undoing(row: Any, reversal: Reversal, last_closed: str | None) -> Undoing:
    period = row.reversal_frozen_in or months.place(reversal.effective_at, last_closed)
    return Undoing(reversal, row.undoer, period, row.reversal_frozen_in is not None)
