"""Balances: what venues are owed and were paid: `balance` of one, `balances` of all that a manager has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, literal, select, union_all
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db
from ..settlements import months, movements
from ..settlements.models import Statement, StatementLine
from ..settlements.months import SINCE_EVER, Window
from ..settlements.service import last_closed
from ..settlements.tally import Totals
from ..venues.models import Venue
from ..venues.seen import managed_by, venue_of
from .models import PAID, Payout

THIS_PERIOD, WAITS, IS_PAID = "this_period", "waiting", "paid"


@dataclass(frozen=True, slots=True)
class Balance:
    """What a venue is owed: this month's, earlier and waiting to be paid, and paid. Together its live redemptions."""

    venue_id: int
    name: str
    organisation_id: int
    period: str
    this_period: Totals
    waiting: Totals
    paid: Totals

    @property
    def pay_by(self) -> date:
        """The last day to pay what this month brings."""
        return months.pay_by(self.period)

    @property
    def waiting_pay_by(self) -> date:
        """The last day to pay what the month before brought, if nothing hinders it."""
        return date.fromisoformat(f"{self.period}-{months.PAY_DAY}")


def balance(actor: Actor, venue_id: int) -> Balance:
    """What a venue is owed: this month so far, what waits from before, what was paid. Raises UnknownVenue."""
    venue = venue_of(actor, venue_id)
    return _balances(db.session(), [venue])[0]


def balances(actor: Actor) -> list[Balance]:
    """The balances of every venue that the actor manages, by name; a constant number of queries."""
    venues = db.session.scalars(select(Venue).where(managed_by(actor)).order_by(Venue.name, Venue.id))
    return _balances(db.session(), venues.all())


def _balances(session: Session, venues: Sequence[Venue]) -> list[Balance]:
    period = clock.month_of(clock.now())
    sums: defaultdict[tuple[int, str], Totals] = defaultdict(Totals)
    for venue_id, where, totals in (*_frozen(session, venues), *_unsettled(session, period, venues)):
        sums[venue_id, where] += totals
    return [
        Balance(
            venue.id,
            venue.name,
            venue.organisation_id,
            period,
            *(sums[venue.id, where] for where in (THIS_PERIOD, WAITS, IS_PAID)),
        )
        for venue in venues
    ]


def _frozen(session: Session, venues: Sequence[Venue]) -> Iterator[tuple[int, str, Totals]]:
    """The closed months of each venue: paid, or waiting to be."""
    owners = {venue.id: venue.organisation_id for venue in venues}
    settled = _settled(session, set(owners.values()))
    rows = movements.select_frozen(StatementLine.venue_id.in_(owners)).add_columns(StatementLine.month).subquery()
    by_month = select(rows.c.venue_id, rows.c.month, *movements.sums(rows)).group_by(rows.c.venue_id, rows.c.month)
    for venue_id, month, *totals in session.execute(by_month):
        yield venue_id, IS_PAID if (owners[venue_id], month) in settled else WAITS, Totals(*totals)


def _unsettled(session: Session, period: str, venues: Sequence[Venue]) -> Iterator[tuple[int, str, Totals]]:
    """What no closed month holds yet: of the present month, or of earlier ones."""
    now, keys = months.window(period, last_closed(session)), [venue.id for venue in venues]
    parts = ((Window(SINCE_EVER, now.start), WAITS), (now, THIS_PERIOD))
    marked = (
        movements.select_summable(movements.select_unsettled(window, keys)).add_columns(literal(where).label("part"))
        for window, where in parts
    )
    rows = union_all(*marked).subquery()
    by_part = select(rows.c.venue_id, rows.c.part, *movements.sums(rows)).group_by(rows.c.venue_id, rows.c.part)
    for venue_id, where, *totals in session.execute(by_part):
        yield venue_id, where, Totals(*totals)


def _settled(session: Session, organisation_ids: Collection[int]) -> set[tuple[int, str]]:
    """Organisations and months of which nothing is left to pay: paid, nothing, or carried on into one that is."""
    paid = exists().where(Payout.statement_id == Statement.id, Payout.state == PAID)
    statements = select(Statement.organisation_id, Statement.month, Statement.total_cents, paid)
    newest_first = statements.where(Statement.organisation_id.in_(organisation_ids)).order_by(Statement.month.desc())
    settled: dict[int, bool] = {}
    found = set()
    for owner, month, total_cents, is_paid in session.execute(newest_first):
        if total_cents >= 0:
            settled[owner] = total_cents == 0 or is_paid
        if settled.get(owner):
            found.add((owner, month))
    return found
