"""What waits at the end of a month: closing it, conflicts to be decided, books that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from ...guarantee.conflicts import IS_CONFLICT, UNDECIDED
from ...ledger import audits
from ...redemptions.models import Redemption
from ...settlements import months, overview
from ...settlements.models import Period
from ..tasks import Found


def broken_books(session: Session, _actor: Actor) -> Iterator[Found]:
    """Whether the last audit found a problem, so that no month is closed."""
    run = audits.last_run(session)
    if run and run.broken:
        since = clock.paris_day(run.finished_at) if run.finished_at else None
        yield Found(kind="books_broken", count=run.broken, since=since)


def months_to_close(session: Session, _actor: Actor) -> Iterator[Found]:
    """The month whose closing broke off, else the oldest one that is over and open: none can be closed before it."""
    broken_off = session.scalar(select(func.min(Period.month)).where(Period.closed_at.is_(None)))
    if broken_off:
        yield Found(kind="finish_closing", ref=broken_off, day=months.pay_by(broken_off))
        return
    present = clock.month_of(clock.now())
    over = sorted(
        (month for month in overview.list_open(session) if month.period < present), key=lambda month: month.period
    )
    for month in over[:1]:
        total = month.total
        day = months.pay_by(month.period)
        yield Found(kind="close_month", ref=month.period, count=total.redemptions, cents=total.net_cents, day=day)


def conflicts(session: Session, _actor: Actor) -> Iterator[Found]:
    """Scans that lost a race, and on which nobody has decided."""
    waiting = select(func.count(), func.min(Redemption.recorded_at)).where(IS_CONFLICT, UNDECIDED)
    count, since = session.execute(waiting).one()
    if count:
        yield Found(kind="decide_conflicts", count=count, since=clock.paris_day(since))
