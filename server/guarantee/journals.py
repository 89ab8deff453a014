"""What the server holds of phones' journals up to each conflict: gaps, repeated numbers, reversals, times."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CTE, Subquery, case, func, select
from sqlalchemy.orm import Session

from ..redemptions.models import Redemption, Reversal
from .rules import Journal


def load(session: Session, wanted: CTE) -> dict[UUID, Journal]:
    """The journal of its phone up to each wanted scan, in two queries.

    ``wanted`` has each scan's id, device and venue; the venue's index is used. A journal counts from the first number
    that this enrolment of the phone sent: earlier numbers may belong to an earlier enrolment.
    """
    reversals = _reversals(session, wanted)
    numbers = _count_numbers(_steps(wanted))
    rows = session.execute(select(numbers).join(wanted, wanted.c.id == numbers.c.id))
    return {
        row.id: Journal(int(row.missing), int(row.repeated), reversals.get(row.id, 0), row.latest_before)
        for row in rows
    }


def _steps(wanted: CTE) -> Subquery:
    """Each scan of those phones, with the difference between its number and the one before."""
    phone, order = Redemption.device_id, (Redemption.seq, Redemption.id)
    before = func.lag(Redemption.seq).over(partition_by=phone, order_by=order)
    latest = func.max(Redemption.scanned_at).over(partition_by=phone, order_by=order, rows=(None, -1))
    columns = Redemption.id, phone, Redemption.seq, (Redemption.seq - before).label("step")
    theirs = phone.in_(select(wanted.c.device_id)), Redemption.venue_id.in_(select(wanted.c.venue_id))
    return select(*columns, latest.label("latest_before")).where(*theirs).subquery()


def _count_numbers(steps: Subquery) -> Subquery:
    """Missing and repeated numbers up to each scan, scans with the same number included."""
    phone, order = steps.c.device_id, steps.c.seq
    gap, same = case((steps.c.step > 1, steps.c.step - 1), else_=0), case((steps.c.step == 0, 1), else_=0)
    missing = func.sum(gap).over(partition_by=phone, order_by=order)
    repeated = func.sum(same).over(partition_by=phone, order_by=order)
    columns = steps.c.id, missing.label("missing"), repeated.label("repeated"), steps.c.latest_before
    return select(*columns).subquery()


def _reversals(session: Session, wanted: CTE) -> dict[UUID, int]:
    """How many reversals each phone had sent by then: each takes a number of the journal, which it does not send."""
    sent = (
        select(Redemption.id, func.count(Reversal.id))
        .join(wanted, wanted.c.id == Redemption.id)
        .join(Reversal, Reversal.device_id == Redemption.device_id)
        .where(Reversal.recorded_at <= Redemption.recorded_at)
        .group_by(Redemption.id)
    )
    return dict(session.execute(sent).all())
