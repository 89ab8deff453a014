"""The operator's list of months: closed and open ones with their sums."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import String, column, func, select, values
from sqlalchemy.orm import Session

from .. import clock
from ..db import UtcDateTime, db
from . import months, movements
from .models import Period, StatementLine
from .months import SINCE_EVER, Window
from .service import last_closed
from .tally import Month, Totals

ALL_TIME = Window(SINCE_EVER, SINCE_EVER.replace(year=9999))


def months_in_sight() -> list[Month]:
    """All closed months, and every open one from the first unsettled movement until now; newest first."""
    session = db.session()
    rows = movements.select_frozen().add_columns(StatementLine.month).subquery()
    closed = (
        select(Period.month, Period.closed_at, *movements.sums(rows))
        .outerjoin(rows, rows.c.month == Period.month)
        .group_by(Period.month, Period.closed_at)
    )
    found = {month: Month(month, closed_at, Totals(*sums)) for month, closed_at, *sums in session.execute(closed)}
    for month in list_open(session):
        half_closed = found.get(month.period, month)
        found[month.period] = month if half_closed is month else replace(month, total=month.total + half_closed.total)
    return sorted(found.values(), key=lambda month: month.period, reverse=True)


def list_open(session: Session) -> list[Month]:
    """Every month from the first unsettled movement to the present one, with its unsettled sums; three queries."""
    last = last_closed(session)
    rows = movements.select_unsettled(ALL_TIME).subquery()
    now = clock.now()
    moment = session.scalar(select(func.min(rows.c.moment))) or now
    names = months.span(months.place(min(moment, now), last), months.place(now, last))
    spans = [(name, window.start, window.end) for name in names for window in [months.window(name, last)]]
    windows = (
        values(column("month", String), column("start_at", UtcDateTime), column("end_at", UtcDateTime))
        .data(spans)
        .cte("windows")
    )
    by_month = (
        select(windows.c.month, *movements.sums(rows))
        .outerjoin(rows, (rows.c.moment >= windows.c.start_at) & (rows.c.moment < windows.c.end_at))
        .group_by(windows.c.month)
    )
    return [Month(month, None, Totals(*sums)) for month, *sums in session.execute(by_month)]
