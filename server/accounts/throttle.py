"""Rate limits: attempts are counted in the database, so that all processes and machines share the count."""

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
    """Count an attempt, or several at once. Raises TooMany above ``limit`` attempts until the window ends.

    A window begins with its first attempt and lasts at most a day. The count is written in the caller's transaction:
    commit it before anything that may fail, or a rollback undoes it.
    """
    now = clock.now()
    window = timedelta(seconds=window_seconds)
    count, window_start = session.execute(_counted(session, key, now, window, times)).one()
    if count == times:
        session.execute(_forget_before(now - LONGEST_WINDOW))
    if count > limit:
        raise TooMany(max(1, ceil((window_start + window - now).total_seconds())))


def clear(session: Session, key: str) -> None:
    """Delete the attempts under a key, after a success."""
    session.execute(delete(Attempts).where(Attempts.key == key))


def _counted(session: Session, key: str, now: datetime, window: timedelta, times: int) -> Any:
    """A single query, so that concurrent attempts cannot get the same count."""
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
    """Delete old rows, skipping locked ones, so that two concurrent clean-ups do not deadlock."""
    old = select(Attempts.key).where(Attempts.window_start < moment).with_for_update(skip_locked=True)
    return delete(Attempts).where(Attempts.key.in_(old))
