"""Day sums of the ledger: `bring_up_to_date` counts the days that are over for good, each once, in one query.

The ledger only grows, so a counted day never changes; posting a line touches no sum and waits for none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, delete, func, insert, literal, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db, insert_into, transaction
from .day_models import DaySum, SummedUntil
from .models import LedgerLine
from .rules import ACCOUNTS

LATEST_COMMIT = timedelta(hours=6)
"""A day's lines are all committed this long after its end: longer than any request, and than clocks differ."""
ONE_DAY = timedelta(days=1)
COLUMNS = ("lines", *ACCOUNTS)


def bring_up_to_date() -> int:
    """Count the days that are over for good; how many were counted here. Two at once count each day once."""
    end, counted = clock.paris_day(clock.now() - LATEST_COMMIT), 0
    while (first := summed_until(db.session())) is None or first < end:
        db.session.rollback()
        with transaction() as session:
            until = _locked(session, end)
            if until is None:
                break
            if until.day < end:
                session.execute(insert(DaySum).from_select(list(DaySum.__table__.columns.keys()), _of(until.day)))
                until.day, until.counted_at = until.day + ONE_DAY, clock.now()
                counted += 1
    return counted


def summed_until(session: Session) -> date | None:
    """The first day that is not counted; None before the first count."""
    return session.scalar(select(SummedUntil.day))


def start_over() -> None:
    """Delete every sum, because lines were added to counted days; the next count takes all days again."""
    with transaction() as session:
        for table in (SummedUntil, DaySum):
            session.execute(delete(table))


def find_problems(session: Session) -> Iterator[str]:
    """Sentences for the campaigns and kinds whose day sums are not the sums of their lines."""
    until = summed_until(session)
    if until is None:
        return
    lines = _by_moment(LedgerLine.recorded_at < clock.start_of_day(until)).subquery()
    kept = select(DaySum.campaign_id, DaySum.kind, *_totals(DaySum)).group_by(DaySum.campaign_id, DaySum.kind)
    counted = {(campaign_id, kind): tuple(map(int, sums)) for campaign_id, kind, *sums in session.execute(kept)}
    plain = {(campaign_id, kind): tuple(map(int, sums)) for campaign_id, kind, *sums in session.execute(select(lines))}
    for campaign_id, kind in sorted(counted.keys() | plain.keys()):
        if counted.get((campaign_id, kind)) != plain.get((campaign_id, kind)):
            yield f"ledger: the day sums of campaign {campaign_id} '{kind}' are not those of its lines"


def _totals(table: type[DaySum]) -> list[ColumnElement[Any]]:
    return [func.sum(getattr(table, name)).label(name) for name in COLUMNS]


def _of(day: date) -> Select[*tuple[Any, ...]]:
    start, end = clock.start_of_day(day), clock.end_of_day(day)
    sums = _by_moment(LedgerLine.recorded_at >= start, LedgerLine.recorded_at < end).subquery()
    return select(sums.c.campaign_id, literal(day, Date), sums.c.kind, *(sums.c[name] for name in COLUMNS))


def _by_moment(*moments: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    sums = [func.sum(getattr(LedgerLine, name)).label(name) for name in ACCOUNTS]
    found = select(LedgerLine.campaign_id, LedgerLine.kind, func.count().label("lines"), *sums)
    return found.where(*moments).group_by(LedgerLine.campaign_id, LedgerLine.kind)


def _locked(session: Session, end: date) -> SummedUntil | None:
    """The row that says which days are counted, locked until the transaction ends; None while the ledger is empty.

    Counting begins at the first line's day, never after ``end``: an earlier line may still be uncommitted.
    """
    if session.get(SummedUntil, 1) is None:
        first: datetime | None = session.scalar(select(func.min(LedgerLine.recorded_at)))
        if first is None:
            return None
        start = {"id": 1, "day": min(clock.paris_day(first), end), "counted_at": clock.now()}
        session.execute(insert_into(session, SummedUntil).values(start).on_conflict_do_nothing())
    return session.scalars(select(SummedUntil).with_for_update().execution_options(populate_existing=True)).one()
