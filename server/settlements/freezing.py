"""Freezing a month's movements in slices; each slice is a short transaction, so that other writers do not wait long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from ..db import db, insert_into, transaction
from ..redemptions.models import ACCEPTED, Redemption
from . import movements
from .models import Period, StatementLine
from .months import Window

SLICE = 10_000
"""Redemptions in a slice; freezing one takes a few hundred milliseconds."""


def freeze(month: str, window: Window) -> Iterator[int]:
    """Write a line for each unsettled movement of a month that is being closed; yields how many each slice wrote.

    Idempotent: a movement that has its line keeps it.
    """
    for part in _slices(window):
        with transaction() as session:
            if not _being_closed(session, month):
                return
            frozen = _freeze(session, month, part)
        yield frozen


def _slices(window: Window) -> Iterator[Window]:
    """The window in parts of about SLICE redemptions, in order of time, so that what came late is first."""
    start, end = window.start, window.end
    while start < end:
        following = _after(db.session(), start, end)
        yield Window(start, following)
        start = following


def _after(session: Session, start: datetime, end: datetime) -> datetime:
    """The end of the slice that begins at ``start``."""
    accepted = select(Redemption.recorded_at).where(Redemption.status == ACCEPTED, Redemption.recorded_at < end)
    in_order = accepted.order_by(Redemption.recorded_at).limit(1)
    next_slice = session.scalar(in_order.where(Redemption.recorded_at >= start).offset(SLICE))
    if next_slice == start:  # more than a slice was recorded at the same time
        next_slice = session.scalar(in_order.where(Redemption.recorded_at > start))
    session.rollback()  # ends this transaction, so that the next slice sees what was recorded meanwhile
    return next_slice or end


def _being_closed(session: Session, month: str) -> bool:
    """Whether the month is still being closed; the lock keeps it so until the caller's transaction ends."""
    mine = select(Period.month).where(Period.month == month, Period.closed_at.is_(None))
    return session.scalar(mine.with_for_update(read=True)) is not None


def _freeze(session: Session, month: str, part: Window) -> int:
    """Freeze a slice with one query, and so from one snapshot: a reversal is never frozen without its redemption."""
    rows = movements.select_unsettled(part).subquery()
    line = {
        StatementLine.month: literal(month),
        StatementLine.venue_id: rows.c.venue_id,
        StatementLine.campaign_id: rows.c.campaign_id,
        StatementLine.redemption_id: rows.c.redemption_id,
        StatementLine.reversal_id: rows.c.reversal_id,
        StatementLine.honour_id: rows.c.honour_id,
        StatementLine.gross_cents: rows.c.gross_cents,
        StatementLine.fee_cents: rows.c.fee_cents,
        StatementLine.net_cents: rows.c.net_cents,
    }
    source = select(*line.values()).order_by(rows.c.moment, rows.c.redemption_id, rows.c.reversal_id, rows.c.honour_id)
    unless_frozen = insert_into(session, StatementLine).from_select([*line], source).on_conflict_do_nothing()
    counted = unless_frozen.execution_options(preserve_rowcount=True)
    return int(session.execute(counted).rowcount)  # type: ignore[attr-defined]  # an insert's result counts


def count_frozen(session: Session, month: str) -> int:
    """How many lines a month has."""
    return session.scalars(select(func.count()).where(StatementLine.month == month)).one()
