"""Counts of booklets by campaign and place: where they are, and how far they are used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, or_, select, true
from sqlalchemy.orm import Session, aliased

from .. import clock
from ..access import OPERATOR, PRESCRIBER, SPONSOR, Actor
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..venues.models import Organisation
from ..vouchers import ids
from ..vouchers.models import Booklet
from .models import LIVE, Redemption

SMALLEST_GROUP = 5
LONGEST_MONTH = timedelta(days=32)
ONE_DAY = timedelta(days=1)
COUNTED = Sequence[ColumnElement[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """Booklets of a campaign at one place; ``place_id`` None is the sponsor's own stock.

    ``issued`` is all; each is in stock, handed over or voided. ``in_transit`` are in stock still; ``started`` are
    handed over, ``used_up`` started; ``expired`` are in stock or handed over, past their last day, with vouchers left.
    ``started`` and ``used_up`` are None where a sponsor would see fewer than five people.
    """

    campaign_id: int
    campaign: str
    place_id: int | None
    place: str
    issued: int
    in_stock: int
    in_transit: int
    handed_over: int
    started: int | None
    used_up: int | None
    voided: int
    expired: int


def stock_counts(actor: Actor, campaign_id: int | None = None) -> list[PlaceCounts]:
    """The counts an actor may see: a prescriber's own place, every place of a sponsor's campaigns, or all."""
    session = db.session()
    booklets = _booklets(session, actor, campaign_id)
    place, owner = aliased(Organisation), aliased(Organisation)
    query = (
        select(
            Campaign.id, Campaign.name, booklets.c.holder_id, func.coalesce(place.name, owner.name), *_sums(booklets)
        )
        .join(Campaign, Campaign.id == booklets.c.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(owner, owner.id == Sponsor.organisation_id)
        .outerjoin(place, place.id == booklets.c.holder_id)
        .group_by(Campaign.id, Campaign.name, booklets.c.holder_id, place.name, owner.name)
        .order_by(Campaign.id.desc(), booklets.c.holder_id.is_not(None), place.name, booklets.c.holder_id)
    )
    names = ("campaign_id", "campaign", "place_id", "place", *SUMS)
    rows = [PlaceCounts(**dict(zip(names, row, strict=True))) for row in session.execute(query)]
    return rows if actor.has(OPERATOR) else [_without_small_groups(actor, row) for row in rows]


SUMS = ("issued", "in_stock", "in_transit", "handed_over", "started", "used_up", "voided", "expired")


def _sums(booklets: Subquery) -> COUNTED:
    standing, handed = booklets.c.voided_at.is_(None), booklets.c.handed_over_at.is_not(None)
    in_hand, in_stock = and_(standing, handed), and_(standing, ~handed)
    used_up = and_(in_hand, booklets.c.uses >= booklets.c.worth)
    counted = (
        true(),
        in_stock,
        and_(in_stock, booklets.c.transfer_id.is_not(None)),
        in_hand,
        and_(in_hand, booklets.c.uses > 0),
        used_up,
        ~standing,
        and_(standing, booklets.c.over, booklets.c.uses < booklets.c.worth),
    )
    return [func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in counted]


def _booklets(session: Session, actor: Actor, campaign_id: int | None) -> Subquery:
    """The booklets an actor may see, with how many of their vouchers were used and whether their time is over."""
    first = Booklet.id * (1 << ids.POSITION_BITS)
    last = first + ((1 << ids.POSITION_BITS) - 1)
    uses = select(func.count()).where(Redemption.voucher_id.between(first, last), LIVE).correlate(Booklet)
    columns = (Booklet.campaign_id, Booklet.holder_id, Booklet.handed_over_at, Booklet.voided_at, Booklet.transfer_id)
    return (
        select(
            *columns,
            func.coalesce(Booklet.live_vouchers, Booklet.size).label("worth"),
            case((Booklet.handed_over_at.is_(None), 0), else_=uses.scalar_subquery()).label("uses"),
            _over(session).label("over"),
        )
        .join(Campaign, Campaign.id == Booklet.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .where(_seen_by(actor), Booklet.campaign_id == campaign_id if campaign_id else true())
        .subquery()
    )


def _seen_by(actor: Actor) -> ColumnElement[bool]:
    if actor.has(OPERATOR):
        return true()
    sponsored = Sponsor.organisation_id.in_(actor.organisation_ids(SPONSOR))
    return or_(sponsored, Booklet.holder_id.in_(actor.organisation_ids(PRESCRIBER)))


def _over(session: Session) -> ColumnElement[bool]:
    today = clock.paris_day(clock.now())
    in_hand = Booklet.handed_over_at.is_not(None)
    counting = session.scalars(select(Campaign.valid_days).where(Campaign.valid_days.is_not(None)).distinct())
    by_days = [
        and_(Campaign.valid_days == days, Booklet.handed_over_at < _handed_over_too_early(days, today))
        for days in counting
        if days is not None
    ]
    last_day = case((in_hand, Campaign.grace_day), else_=Campaign.last_day)
    over = or_(func.coalesce(last_day < today, literal(value=False)), *by_days)
    return case((over, 1), else_=0) == 1


def _handed_over_too_early(valid_days: int, today: date) -> datetime:
    """The moment before which a booklet was handed over whose grace is over today (`rules.last_days`)."""
    day = today - timedelta(days=valid_days) - LONGEST_MONTH
    while clock.month_later(day + timedelta(days=valid_days)) < today:
        day += ONE_DAY
    return clock.start_of_day(day)


def _without_small_groups(actor: Actor, counts: PlaceCounts) -> PlaceCounts:
    own = counts.place_id in actor.organisation_ids(PRESCRIBER)
    few = 0 < counts.handed_over < SMALLEST_GROUP
    return replace(counts, started=None, used_up=None) if few and not own else counts
