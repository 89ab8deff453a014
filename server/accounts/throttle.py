"""Attempts counted in the database, so that every process and machine counts together: `hit`, `clear`."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import Delete, case, delete, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import insert_into
from ..errors import TooMany
from .models import Attempts

LONGEST_WINDOW = timedelta(days=1)


def hit(session: Session, key: str, limit: int, window_seconds: int, *, times: int = 1) -> None:
    """Count an attempt, or several at once. Raises TooMany from the attempt after ``limit`` until the window ends.

    The window begins at its first attempt and lasts at most a day. The count is part of the caller's
    transaction: commit it before what may fail, or the failure takes the count back.
    """
    now = clock.now()
    window = timedelta(seconds=window_seconds)
    count, window_start = session.execute(_counted(session, key, now, window, times)).one()
    if count == times:
        session.execute(_forget_before(now - LONGEST_WINDOW))
    if count > limit:
        raise TooMany(max(1, ceil((window_start + window - now).total_seconds())))


def clear(session: Session, key: str) -> None:
    """Forget the attempts under a key, after a success."""
    session.execute(delete(Attempts).where(Attempts.key == key))


def _counted(session: Session, key: str, now: datetime, window: timedelta, times: int) -> Any:
    """One statement, so that parallel attempts cannot share a number."""
    over = Attempts.window_start <= now - window
    return (
        insert_into(session, Attempts)
        .values(key=key, window_start=now, count=times)
        .on_conflict_do_update(
            index_elements=[Attempts.key],
            set_={
                "window_start": case((over, now), else_=Attempts.window_start),
                "count": case((over, times), else_=Attempts.count + times),
            },
        )
        .returning(Attempts.count, Attempts.window_start)
    )


def _forget_before(moment: datetime) -> Delete:
    """Skips rows that another attempt holds: two that clean up at once must not wait for each other."""
    old = select(Attempts.key).where(Attempts.window_start < moment).with_for_update(skip_locked=True)
    return delete(Attempts).where(Attempts.key.in_(old))
