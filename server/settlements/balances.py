"""Balances: what venues are owed: `balance` of one, `balances` of all that a manager has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from .. import clock
from ..access import MANAGER, OPERATOR, Actor
from ..db import db
from ..venues.models import Venue
from ..venues.service import UnknownVenue
from . import months, movements
from .models import StatementLine
from .months import SINCE_EVER, Window
from .service import last_closed
from .tally import Balance, Totals


def balance(actor: Actor, venue_id: int) -> Balance:
    """What a venue is owed: this month so far, and what waits from before. Raises UnknownVenue.

    ``paid`` stays at zero until payouts exist; then paid lines leave ``waiting`` for it. The three together
    are always the venue's live redemptions.
    """
    venue = venue_of(actor, venue_id)
    return _balances(db.session(), [venue])[0]


def balances(actor: Actor) -> list[Balance]:
    """The balances of every venue of the manager's organisations, by name; a constant number of statements."""
    mine = Venue.organisation_id.in_(actor.organisation_ids(MANAGER))
    venues = db.session.scalars(select(Venue).where(mine).order_by(Venue.name, Venue.id))
    return _balances(db.session(), venues.all())


def venue_of(actor: Actor, venue_id: int) -> Venue:
    """A venue the actor may look into: a phone its own, a manager the organisation's, the operator any.

    Raises UnknownVenue for the others too, so that nobody learns which exist.
    """
    venue = db.session.get(Venue, venue_id)
    if venue is None or not _may_see(actor, venue):
        raise UnknownVenue
    return venue


def _may_see(actor: Actor, venue: Venue) -> bool:
    if actor.device:
        return actor.device.venue_id == venue.id
    return actor.has(OPERATOR) or venue.organisation_id in actor.organisation_ids(MANAGER)


def _balances(session: Session, venues: Sequence[Venue]) -> list[Balance]:
    period = clock.month_of(clock.now())
    now = months.window(period, last_closed(session))
    sums = _sums(session, now, [venue.id for venue in venues])
    return [
        Balance(venue.id, venue.name, period, sums[venue.id, True], sums[venue.id, False], Totals()) for venue in venues
    ]


def _sums(session: Session, now: Window, venue_ids: list[int]) -> defaultdict[tuple[int, bool], Totals]:
    """Sums by venue and by whether they belong to the present month."""
    before = Window(SINCE_EVER, now.start)
    parts = (
        (movements.frozen(StatementLine.venue_id.in_(venue_ids)), False),
        (movements.summable(movements.unsettled(before, venue_ids)), False),
        (movements.summable(movements.unsettled(now, venue_ids)), True),
    )
    rows = union_all(*(_marked(part, this_period) for part, this_period in parts)).subquery()
    by_venue = select(rows.c.venue_id, rows.c.this_period, *movements.sums(rows)).group_by(
        rows.c.venue_id, rows.c.this_period
    )
    sums: defaultdict[tuple[int, bool], Totals] = defaultdict(Totals)
    for venue_id, this_period, *totals in session.execute(by_venue):
        sums[venue_id, bool(this_period)] = Totals(*totals)
    return sums


def _marked(movements_part: Any, this_period: bool) -> Any:
    return movements_part.add_columns(literal(this_period).label("this_period"))
