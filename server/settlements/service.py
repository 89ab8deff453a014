"""Settling: `close_period`, `tally` of a month, `months_in_sight`."""

from __future__ import annotations

from sqlalchemy import String, column, func, insert, literal, select, values
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import UtcDateTime, db, transaction
from ..errors import Conflict, Invalid
from ..venues.models import Venue
from . import months, movements
from .models import Period, StatementLine
from .months import SINCE_EVER, Window
from .tally import Month, Tally, Totals, VenueTotals, total

ALL_TIME = Window(SINCE_EVER, SINCE_EVER.replace(year=9999))


class InvalidMonth(Invalid):
    code = "invalid_month"
    message = "Ce mois est illisible. Écrivez l'année puis le mois, par exemple 2026-11."


class PeriodNotOver(Conflict):
    code = "period_not_over"
    message = "Ce mois n'est pas fini. Clôturez-le à partir du 1er du mois suivant."


class PeriodAlreadyClosed(Conflict):
    code = "period_already_closed"
    message = "Ce mois est déjà clôturé. Rechargez la page pour voir ses montants."


class EarlierPeriodOpen(Conflict):
    code = "earlier_period_open"
    message = "Un mois plus ancien n'est pas clôturé. Clôturez-le d'abord."


def tally(month: str) -> Tally:
    """What each venue did in a month: the frozen lines of a closed one, what falls into an open one so far.

    Raises InvalidMonth.
    """
    check_month(month)
    session = db.session()
    closed_at = session.scalar(select(Period.closed_at).where(Period.month == month))
    window = months.window(month, last_closed(session))
    rows = movements.both(movements.frozen(StatementLine.month == month), movements.unsettled(window))
    by_venue = (
        select(Venue.id, Venue.name, *movements.sums(rows))
        .join(rows, rows.c.venue_id == Venue.id)
        .group_by(Venue.id, Venue.name)
        .order_by(Venue.name, Venue.id)
    )
    venues = tuple(VenueTotals(key, name, Totals(*sums)) for key, name, *sums in session.execute(by_venue))
    return Tally(month, closed_at, total(venue.totals for venue in venues), venues)


def close_period(actor: Actor, month: str) -> Tally:
    """Freeze a month that is over: every unsettled movement before its end gets its line, for ever.

    A redemption committed after an earlier month was closed falls into this one, so redeeming never waits.
    Raises InvalidMonth, PeriodNotOver, PeriodAlreadyClosed, EarlierPeriodOpen.
    """
    check_month(month)
    now = clock.now()
    if now < clock.month_bounds(month)[1]:
        raise PeriodNotOver
    with transaction() as session:
        _open_row(session, Period(month=month, closed_at=now, closed_by_id=actor.person_id))
        last = last_closed(session, but=month)
        window = months.window(month, last)
        _check_nothing_before(session, window, last)
        _freeze(session, month, window)
    return tally(month)


def months_in_sight() -> list[Month]:
    """The closed months and the open ones from the first movement not settled until now; newest first."""
    session = db.session()
    rows = movements.frozen().add_columns(StatementLine.month).subquery()
    closed = (
        select(Period.month, Period.closed_at, *movements.sums(rows))
        .outerjoin(rows, rows.c.month == Period.month)
        .group_by(Period.month, Period.closed_at)
    )
    found = {month: Month(month, closed_at, Totals(*sums)) for month, closed_at, *sums in session.execute(closed)}
    open_months = _open_months(session, max(found, default=None))
    return sorted([*found.values(), *open_months], key=lambda month: month.period, reverse=True)


def check_month(month: str) -> None:
    """Raises InvalidMonth unless a text names a month ``yyyy-mm``."""
    if not months.is_month(month):
        raise InvalidMonth


def last_closed(session: Session, *, but: str = "") -> str | None:
    """The latest closed month, another than ``but``; None before the first."""
    return session.scalar(select(func.max(Period.month)).where(Period.month != but))


def _open_row(session: Session, period: Period) -> None:
    """Claim the month; its key decides between two who close it at once."""
    session.add(period)
    try:
        session.flush()
    except IntegrityError as error:
        raise PeriodAlreadyClosed from error


def _check_nothing_before(session: Session, window: Window, last: str | None) -> None:
    earlier = movements.unsettled(Window(SINCE_EVER, window.start)).subquery()
    moment = session.scalar(select(func.min(earlier.c.moment)))
    if moment is not None:
        month = months.in_words(months.place(moment, last))
        raise EarlierPeriodOpen(f"Clôturez d'abord {month} : ce mois a encore des montants ouverts.")


def _freeze(session: Session, month: str, window: Window) -> None:
    """One statement, so one view of the data: a reversal is never frozen before its redemption."""
    rows = movements.unsettled(window).subquery()
    line = {
        StatementLine.month: literal(month),
        StatementLine.venue_id: rows.c.venue_id,
        StatementLine.redemption_id: rows.c.redemption_id,
        StatementLine.reversal_id: rows.c.reversal_id,
        StatementLine.gross_cents: rows.c.gross_cents,
        StatementLine.fee_cents: rows.c.fee_cents,
        StatementLine.net_cents: rows.c.net_cents,
    }
    source = select(*line.values()).order_by(rows.c.moment, rows.c.redemption_id, rows.c.reversal_id)
    session.execute(insert(StatementLine).from_select([*line], source))


def _open_months(session: Session, last: str | None) -> list[Month]:
    """The sums of every open month from the first unsettled movement to the present month, in two statements."""
    rows = movements.unsettled(ALL_TIME).subquery()
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
