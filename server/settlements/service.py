"""Reading months: the `tally` of one, and which one was the `last_closed`."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..db import db
from ..venues.models import Venue
from . import months, movements
from .models import Period, StatementLine
from .refusals import InvalidMonth
from .tally import Tally, Totals, VenueTotals, total


def tally(month: str) -> Tally:
    """The sums of each venue in a month: over the frozen lines, and over what counts in it but is not frozen yet.

    Raises InvalidMonth.
    """
    check_month(month)
    session = db.session()
    closed_at = session.scalar(select(Period.closed_at).where(Period.month == month))
    window = months.window(month, last_closed(session))
    lines = movements.select_frozen(StatementLine.month == month)
    rows = movements.select_both(lines, movements.select_unsettled(window))
    by_venue = (
        select(Venue.id, Venue.name, *movements.sums(rows))
        .join(rows, rows.c.venue_id == Venue.id)
        .group_by(Venue.id, Venue.name)
        .order_by(Venue.name, Venue.id)
    )
    venues = tuple(VenueTotals(key, name, Totals(*sums)) for key, name, *sums in session.execute(by_venue))
    return Tally(month, closed_at, total(venue.totals for venue in venues), venues)


def check_month(month: str) -> None:
    """Raises InvalidMonth unless a text names a month ``yyyy-mm``."""
    if not months.is_month(month):
        raise InvalidMonth


def last_closed(session: Session) -> str | None:
    """The latest closed month; None before the first. A month that is being closed still counts as open."""
    return session.scalar(select(func.max(Period.month)).where(Period.closed_at.is_not(None)))
