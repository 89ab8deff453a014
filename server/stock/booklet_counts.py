"""Booklet counts: the one definition of each, for every screen that shows them (docs/decisions/booklet-counters.md)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Label, Subquery, and_, case, func, literal, or_, select, true
from sqlalchemy.orm import Session

from .. import clock
from ..campaigns.models import Campaign, Sponsor
from ..redemptions.models import LIVE, Redemption
from ..vouchers import ids
from ..vouchers.models import Booklet

LONGEST_MONTH = timedelta(days=32)
ONE_DAY = timedelta(days=1)

STANDING = Booklet.voided_at.is_(None)
IN_STOCK = and_(STANDING, Booklet.handed_over_at.is_(None))
IN_HAND = and_(STANDING, Booklet.handed_over_at.is_not(None))
WORTH = func.coalesce(Booklet.live_vouchers, Booklet.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletCounts:
    """``issued`` counts all booklets: it is the sum of ``in_stock``, ``handed_over`` and ``voided``.

    ``in_transit`` is part of ``in_stock``, ``started`` of ``handed_over``, ``used_up`` of ``started``. ``expired``
    counts booklets in stock or handed over that are past their last day with vouchers left.
    """

    issued: int
    in_stock: int
    in_transit: int
    handed_over: int
    started: int
    used_up: int
    voided: int
    expired: int


COUNTS = tuple(field.name for field in fields(BookletCounts))


def count_campaign(session: Session, campaign_id: int) -> BookletCounts:
    """The counts over all booklets of a campaign."""
    mine = Booklet.id.between(ids.booklet_id(campaign_id, 0), ids.booklet_id(campaign_id + 1, 0) - 1)
    row = session.execute(select(*sums(select_booklets(session, mine)))).one()
    return BookletCounts(**row._asdict())


def count_campaigns(session: Session, which: ColumnElement[bool]) -> dict[int, BookletCounts]:
    """The same for each campaign that has booklets, by its id, in one query; ``which`` is as for `select_booklets`."""
    booklets = select_booklets(session, which)
    rows = session.execute(select(booklets.c.campaign_id, *sums(booklets)).group_by(booklets.c.campaign_id))
    return {campaign_id: BookletCounts(**dict(zip(COUNTS, counts, strict=True))) for campaign_id, *counts in rows}


def select_booklets(session: Session, *which: ColumnElement[bool]) -> Subquery:
    """Subquery with one row for each booklet: its place, its state, how many vouchers were used, whether it is over.

    `Campaign` and `Sponsor` are joined, so that the conditions may name their columns.
    """
    first = Booklet.id * (1 << ids.POSITION_BITS)
    last = first + ((1 << ids.POSITION_BITS) - 1)
    uses = select(func.count()).where(Redemption.voucher_id.between(first, last), LIVE).correlate(Booklet)
    return (
        select(
            Booklet.campaign_id,
            Booklet.holder_id,
            IN_STOCK.label("in_stock"),
            and_(IN_STOCK, Booklet.transfer_id.is_not(None)).label("in_transit"),
            IN_HAND.label("in_hand"),
            STANDING.label("standing"),
            WORTH.label("worth"),
            case((IN_HAND, uses.scalar_subquery()), else_=0).label("uses"),
            _over(session).label("over"),
        )
        .join(Campaign, Campaign.id == Booklet.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .where(*which)
        .subquery()
    )


def sums(booklets: Subquery) -> list[Label[Any]]:
    """The counts over the rows of `select_booklets`, as columns labelled with COUNTS."""
    one = booklets.c
    counted = (
        true(),
        one.in_stock,
        one.in_transit,
        one.in_hand,
        and_(one.in_hand, one.uses > 0),
        and_(one.in_hand, one.uses >= one.worth),
        ~one.standing,
        and_(one.standing, one.over, one.uses < one.worth),
    )  # in the order of BookletCounts
    named = zip(COUNTS, counted, strict=True)
    return [func.coalesce(func.sum(case((counts, 1), else_=0)), 0).label(name) for name, counts in named]


def _over(session: Session) -> ColumnElement[bool]:
    today = clock.paris_day(clock.now())
    counting = session.scalars(select(Campaign.valid_days).where(Campaign.valid_days.is_not(None)).distinct())
    by_days = [
        and_(Campaign.valid_days == days, Booklet.handed_over_at < _handed_over_too_early(days, today))
        for days in counting
        if days is not None
    ]
    last_day = case((Booklet.handed_over_at.is_not(None), Campaign.grace_day), else_=Campaign.last_day)
    over = or_(func.coalesce(last_day < today, literal(value=False)), *by_days)
    return case((over, 1), else_=0) == 1


def _handed_over_too_early(valid_days: int, today: date) -> datetime:
    """A booklet handed over before this time is past its grace today; the inverse of `redemptions.rules.last_days`."""
    day = today - timedelta(days=valid_days) - LONGEST_MONTH
    while clock.month_later(day + timedelta(days=valid_days)) < today:
        day += ONE_DAY
    return clock.start_of_day(day)
