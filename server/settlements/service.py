"""Settling: `close_period`, and the `tally` of a month."""

from __future__ import annotations

from sqlalchemy import func, insert, literal, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..errors import Conflict, Invalid
from ..venues.models import Venue
from . import ledger_check, months, movements
from .models import Period, StatementLine
from .months import SINCE_EVER, Window
from .tally import Tally, Totals, VenueTotals, total


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


class LedgerBroken(Conflict):
    code = "ledger_broken"
    message = "Les comptes d'une campagne ne tombent pas juste. Lancez « flask ledger check » avant de clôturer."


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
    Raises InvalidMonth, PeriodNotOver, PeriodAlreadyClosed, EarlierPeriodOpen, LedgerBroken.
    """
    check_month(month)
    if any(ledger_check.below_nothing(db.session())):
        raise LedgerBroken
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
