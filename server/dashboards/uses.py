"""Uses of a campaign up to this moment: the counters of past days and, read live, what was recorded since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, literal, select, union_all
from sqlalchemy.orm import Session

from .. import clock
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..vouchers import ids
from .counters import BOOKLET
from .models import BookletUses, CountedUntil, DailyUses


@dataclass(frozen=True, slots=True)
class Use:
    """Vouchers and their face value, less what was reversed."""

    vouchers: int = 0
    cents: int = 0

    def __add__(self, other: Use) -> Use:
        return Use(self.vouchers + other.vouchers, self.cents + other.cents)


def uncounted_since(session: Session) -> datetime:
    """The moment from which nothing is counted yet. Counting waits until this transaction ends."""
    day = session.scalars(select(CountedUntil.day).with_for_update(read=True)).one()
    return clock.start_of_day(day)


def by_booklet(campaign_id: int, since: datetime) -> Subquery:
    """Vouchers by booklet and service; ``vouchers`` may be zero after reversals."""
    counted = select(BookletUses.booklet_id, BookletUses.service, BookletUses.vouchers).where(
        BookletUses.booklet_id.between(*booklets_of(campaign_id))
    )
    live = (BOOKLET.label("booklet_id"), Redemption.service)
    added = _added(select(*live, literal(1).label("vouchers")), campaign_id, since)
    taken = _taken(select(*live, literal(-1).label("vouchers")), campaign_id, since)
    rows = union_all(counted, added, taken).subquery()
    total = func.sum(rows.c.vouchers).label("vouchers")
    return select(rows.c.booklet_id, rows.c.service, total).group_by(rows.c.booklet_id, rows.c.service).subquery()


def by_day(session: Session, campaign_id: int, since: datetime) -> dict[date, Use]:
    """Vouchers and cents by the Paris day on which they were recorded."""
    sums = (func.sum(DailyUses.vouchers), func.sum(DailyUses.gross_cents))
    counted = select(DailyUses.day, *sums).where(DailyUses.campaign_id == campaign_id).group_by(DailyUses.day)
    days = {day: Use(vouchers, int(cents)) for day, vouchers, cents in session.execute(counted)}
    columns: tuple[Any, ...] = (Redemption.recorded_at, Redemption.gross_cents)
    live = select(*columns)
    _put(days, session.execute(_added(live, campaign_id, since)), 1)
    _put(days, session.execute(_taken(live, campaign_id, since)), -1)
    return days


def _put(days: dict[date, Use], rows: Iterable[Any], sign: int) -> None:
    for recorded_at, cents in rows:
        day = clock.paris_day(recorded_at)
        days[day] = days.get(day, Use()) + Use(sign, sign * cents)


def _added(live: Select[Any], campaign_id: int, since: datetime) -> Select[Any]:
    return live.where(_of(campaign_id), Redemption.status == ACCEPTED, Redemption.recorded_at >= since)


def _taken(live: Select[Any], campaign_id: int, since: datetime) -> Select[Any]:
    undone = live.join(Reversal, Reversal.redemption_id == Redemption.id)
    return undone.where(_of(campaign_id), Reversal.recorded_at >= since)


def _of(campaign_id: int) -> ColumnElement[bool]:
    first, last = booklets_of(campaign_id)
    return Redemption.voucher_id.between(first << ids.POSITION_BITS, (last + 1 << ids.POSITION_BITS) - 1)


def booklets_of(campaign_id: int) -> tuple[int, int]:
    """The lowest and the highest booklet key a campaign can have."""
    return ids.booklet_id(campaign_id, 0), ids.booklet_id(campaign_id + 1, 0) - 1
