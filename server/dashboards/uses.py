"""Uses of a campaign up to now: the day counts, plus what was recorded since, read live."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..vouchers import ids
from .day_counts import BOOKLET
from .models import BookletUses, CountedUntil, DailyUses


@dataclass(frozen=True, slots=True)
class UseTotals:
    """How many vouchers were used, less reversals, and their face value."""

    vouchers: int = 0
    cents: int = 0

    def __add__(self, other: UseTotals) -> UseTotals:
        return UseTotals(self.vouchers + other.vouchers, self.cents + other.cents)


def uncounted_since(session: Session) -> datetime:
    """The time from which nothing is counted yet; a lock keeps it from moving until this transaction ends."""
    day = session.scalars(select(CountedUntil.day).with_for_update(read=True)).one()
    return clock.start_of_day(day)


@dataclass(frozen=True, slots=True)
class Change:
    """How many vouchers of a booklet were used for a service: as counted, and including what was recorded since."""

    booklet_id: int
    service: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Live:
    """A redemption (``sign`` 1) or reversal (-1) not counted yet; ``recorded_at`` is the redemption's in both cases."""

    booklet_id: int
    service: str
    recorded_at: datetime
    cents: int
    sign: int


def list_live(session: Session, campaign_id: int, since: datetime) -> list[Live]:
    """What was recorded from ``since`` on: at most a day and LATEST_COMMIT when the day counts are up to date."""
    first, last = booklets_of(campaign_id)
    ours = Redemption.voucher_id.between(first << ids.POSITION_BITS, (last + 1 << ids.POSITION_BITS) - 1)
    columns: tuple[Any, ...] = (BOOKLET, Redemption.service, Redemption.recorded_at, Redemption.gross_cents)
    added = select(*columns).where(ours, Redemption.status == ACCEPTED, Redemption.recorded_at >= since)
    undone = select(*columns).join(Reversal, Reversal.redemption_id == Redemption.id)
    taken = undone.where(ours, Reversal.recorded_at >= since)
    both = ((added, 1), (taken, -1))
    return [Live(row[0], row[1], row[2], row[3], sign) for query, sign in both for row in session.execute(query)]


def sum_by_day(session: Session, campaign_id: int, since_then: list[Live]) -> dict[date, UseTotals]:
    """The uses by the Paris day on which they were recorded."""
    sums = (func.sum(DailyUses.vouchers), func.sum(DailyUses.gross_cents))
    counted = select(DailyUses.day, *sums).where(DailyUses.campaign_id == campaign_id).group_by(DailyUses.day)
    days = {day: UseTotals(vouchers, int(cents)) for day, vouchers, cents in session.execute(counted)}
    for one in since_then:
        day = clock.paris_day(one.recorded_at)
        days[day] = days.get(day, UseTotals()) + UseTotals(one.sign, one.sign * one.cents)
    return days


def changes(session: Session, since_then: list[Live]) -> list[Change]:
    """How uncounted uses change the day counts, by booklet and service."""
    added: Counter[tuple[int, str]] = Counter()
    for one in since_then:
        added[one.booklet_id, one.service] += one.sign
    booklets = {booklet_id for booklet_id, _ in added}
    counted = select(BookletUses.booklet_id, BookletUses.service, BookletUses.vouchers)
    rows = session.execute(counted.where(BookletUses.booklet_id.in_(booklets)))
    before = {(booklet_id, service): vouchers for booklet_id, service, vouchers in rows}
    keys = before.keys() | added.keys()
    return [Change(*key, before.get(key, 0), before.get(key, 0) + added[key]) for key in sorted(keys)]


def booklets_of(campaign_id: int) -> tuple[int, int]:
    """The lowest and the highest booklet key a campaign can have."""
    return ids.booklet_id(campaign_id, 0), ids.booklet_id(campaign_id + 1, 0) - 1
