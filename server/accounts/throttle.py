"""Rate limits: attempts are counted in the database, so that all processes and machines share the count.

`hit` is a wall after so many, `slow_down` asks for a pause that doubles from one try to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Delete, and_, case, delete, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..db import insert_into
from ..errors import TooMany
from .models import Attempts

LONGEST_WINDOW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many tries are free, then the longest pause between two, in seconds, and when all is forgotten, in hours.

    ``clears``: one success makes all tries undone; otherwise it takes back only its own.
    """

    free: int
    longest_seconds: int
    forgotten_hours: int = 24
    clears: bool = True

    def pause_after(self, count: int) -> timedelta:
        """How long the next try must wait after this many: 1 second after the free ones, then twice as long each."""
        beyond = count - self.free
        return timedelta(seconds=min(2**beyond, self.longest_seconds) if beyond >= 0 else 0)


OF_ACCOUNT = Pace(free=5, longest_seconds=15 * 60)
OF_KNOWN_BROWSER = Pace(free=10, longest_seconds=15 * 60)
OF_NETWORK = Pace(free=30, longest_seconds=60, forgotten_hours=1, clears=False)
OF_CODES = Pace(free=5, longest_seconds=15 * 60)


class SlowedDown(TooMany):
    code = "slowed_down"
    message = "Trop d'essais. Attendez un peu, puis recommencez ; chaque nouvelle erreur allonge l'attente."


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


def slow_down(session: Session, key: str, pace: Pace) -> None:
    """Count a try, unless it comes too soon after the one before it. Raises SlowedDown, and then counts nothing.

    Of tries at the same moment one is let through: who asks faster gets no further. Commit it before the try is made.
    """
    now = clock.now()
    forgotten = Attempts.window_start <= now - timedelta(hours=pace.forgotten_hours)
    counted = insert_into(session, Attempts).values(key=key, window_start=now, count=1)
    again = {"window_start": now, "count": case((forgotten, 1), else_=Attempts.count + 1)}
    counting = counted.on_conflict_do_update(index_elements=[Attempts.key], set_=again, where=_waited(pace, now))
    count = session.execute(counting.returning(Attempts.count)).scalar_one_or_none()
    if count is None:
        raise SlowedDown(_seconds_left(session, key, pace, now))
    if count == 1:
        session.execute(_forget_before(now - LONGEST_WINDOW))


def forgive(session: Session, paces: Mapping[str, Pace]) -> None:
    """Take tries back after a success: all under a key whose pace says so, else the one that succeeded."""
    for key, pace in paces.items():
        if pace.clears:
            clear(session, key)
        else:
            counted = Attempts.key == key, Attempts.count > 0
            session.execute(update(Attempts).where(*counted).values(count=Attempts.count - 1))


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


def _waited(pace: Pace, now: datetime) -> ColumnElement[bool]:
    """SQL condition: the pause after the last try is over."""
    steps = range(pace.free, pace.free + pace.longest_seconds.bit_length() + 1)
    pauses = [and_(Attempts.count == step, Attempts.window_start <= now - pace.pause_after(step)) for step in steps]
    longest = Attempts.window_start <= now - timedelta(seconds=pace.longest_seconds)
    return or_(Attempts.count < pace.free, *pauses, longest)


def _seconds_left(session: Session, key: str, pace: Pace, now: datetime) -> int:
    last = session.get(Attempts, key)
    if last is None:
        return 1
    return max(1, ceil((last.window_start + pace.pause_after(last.count) - now).total_seconds()))
