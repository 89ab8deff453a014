"""Day counts of uses: `bring_up_to_date` counts the days that have passed, each in one short transaction.

Redemptions and reversals are only ever added, so each is counted once, for the day it was recorded. A reversal is
subtracted from its redemption's day and service. Redeeming neither writes these tables nor waits for them.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, Select, delete, func, literal, literal_column, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import Base, db, insert_into, transaction
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..vouchers import ids
from .models import BookletTotals, BookletUses, CountedUntil, DailyUses

LATEST_COMMIT = timedelta(hours=6)  # longer than any request takes or clocks differ, so a counted day is complete
ONE_DAY = timedelta(days=1)
BOOKLET = Redemption.voucher_id.bitwise_rshift(literal_column(str(ids.POSITION_BITS)))
CAMPAIGN = Redemption.voucher_id.bitwise_rshift(literal_column(str(ids.POSITION_BITS + ids.SERIAL_BITS)))


def bring_up_to_date() -> int:
    """Count the days that are complete; returns how many this call counted. Concurrent calls count each day once."""
    end = clock.paris_day(clock.now() - LATEST_COMMIT)
    counted = 0
    while _first_uncounted(db.session()) < end:
        with transaction() as session:
            until = _locked(session)
            if until.day < end:
                _count(session, until.day)
                until.day += ONE_DAY
                counted += 1
    return counted


def start_over() -> None:
    """Delete all day counts, so that the next count takes every day; for when rows are added to counted days."""
    with transaction() as session:
        for table in (CountedUntil, BookletUses, BookletTotals, DailyUses):
            session.execute(delete(table))


def _first_uncounted(session: Session) -> date:
    known = session.scalar(select(CountedUntil.day))
    session.rollback()
    return known or date.min


def _locked(session: Session) -> CountedUntil:
    if session.get(CountedUntil, 1) is None:
        start = insert_into(session, CountedUntil).values(id=1, day=_first_day(session))
        session.execute(start.on_conflict_do_nothing())
    return session.scalars(select(CountedUntil).with_for_update().execution_options(populate_existing=True)).one()


def _first_day(session: Session) -> date:
    """The day of the first redemption; without one, the latest day for which none can still be uncommitted."""
    first = session.scalar(select(func.min(Redemption.recorded_at)))
    return clock.paris_day(first or clock.now() - LATEST_COMMIT)


def _count(session: Session, day: date) -> None:
    start, end = clock.start_of_day(day), clock.end_of_day(day)
    accepted = (Redemption.status == ACCEPTED, Redemption.recorded_at >= start, Redemption.recorded_at < end)
    booklets = select(BOOKLET, Redemption.service, func.count()).where(*accepted)
    _add(session, BookletUses, booklets.group_by(BOOKLET, Redemption.service))
    _add(session, BookletTotals, select(BOOKLET, func.count()).where(*accepted).group_by(BOOKLET))
    columns = (CAMPAIGN, literal(day, Date), Redemption.service, func.count(), func.sum(Redemption.gross_cents))
    _add(session, DailyUses, select(*columns).where(*accepted).group_by(CAMPAIGN, Redemption.service))
    _take_back(session, start, end)


def _take_back(session: Session, start: datetime, end: datetime) -> None:
    """Subtract the redemptions whose reversal was recorded between two times."""
    columns = (Redemption.voucher_id, Redemption.service, Redemption.recorded_at, Redemption.gross_cents)
    recorded = (Reversal.recorded_at >= start, Reversal.recorded_at < end)
    undone: Any = session.execute(
        select(*columns).join(Reversal, Reversal.redemption_id == Redemption.id).where(*recorded)
    )
    booklets: Counter[tuple[int, str]] = Counter()
    days: Counter[tuple[int, date, str, int]] = Counter()
    for voucher_id, service, recorded_at, gross_cents in undone:
        booklet_id = ids.booklet_of(voucher_id)
        booklets[booklet_id, service] += 1
        days[ids.campaign_of(booklet_id), clock.paris_day(recorded_at), service, gross_cents] += 1
    for key, count in booklets.items():
        _add(session, BookletUses, [(*key, -count)])
        _add(session, BookletTotals, [(key[0], -count)])
    for (*where, gross_cents), count in days.items():
        _add(session, DailyUses, [(*where, -count, -count * gross_cents)])


def _add(session: Session, counts: type[Base], rows: Select[Any] | list[tuple[Any, ...]]) -> None:
    """Add rows, given in the order of the table's columns, to the counts with the same primary key."""
    table = Base.metadata.tables[counts.__tablename__]
    into = insert_into(session, counts)
    given = into.values(rows) if isinstance(rows, list) else into.from_select(table.columns.keys(), rows)
    sums = {column.name: column + given.excluded[column.name] for column in table.columns if not column.primary_key}
    session.execute(given.on_conflict_do_update(index_elements=table.primary_key.columns, set_=sums))
