"""What the database knows of a batch's booklets, which are locked; the number of queries is constant."""

from __future__ import annotations

from collections import Counter as Sums
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..access import Actor
from ..expiry.models import ExpiryStep
from ..expiry.steps import BLOCK
from ..vouchers.allowance import bearer_of
from ..vouchers.models import Booklet
from .intake import Sent
from .models import ACCEPTED, SentHandOver

YearOf = tuple[int, int, int]  # the bearer's first booklet, the campaign, the calendar year


@dataclass(frozen=True, slots=True)
class HandOverContext:
    """Who hands over, when it is recorded, and what is known of the batch's booklets.

    ``booklets`` are by key, ``answered`` are the rows of ids sent before. ``given``, the vouchers that bearers had per
    campaign and year, grows with each accepted hand-over of the batch.
    """

    actor: Actor
    queue_of: int | None
    recorded_at: datetime
    booklets: Mapping[int, Booklet]
    given: Sums[YearOf]
    blocked_at: Mapping[int, datetime]
    answered: Mapping[UUID, Mapping[str, Any]]
    givers: dict[int, int]
    """By booklet key, the person whose phone recorded its hand-over."""

    def find_year(self, bearer_id: int | None, booklet: Booklet, at: datetime) -> YearOf | None:
        """The key in ``given`` that a booklet counts in; None for a beneficiary without an earlier booklet."""
        return (bearer_id, booklet.campaign_id, clock.paris_day(at).year) if bearer_id else None


def open_context(session: Session, actor: Actor, sent: Sequence[Sent], queue_of: int | None) -> HandOverContext:
    """Lock the booklets of a batch and the first booklets of their bearers, lowest key first, and read their facts."""
    wanted = {item.booklet_id for item in sent} | {item.earlier_id for item in sent}
    keys = {key for key in wanted if key}
    bearers = _bearers(session, {item.earlier_id for item in sent if item.earlier_id})
    booklets = _locked(session, keys | bearers)
    answered, givers = _answered(session, {item.id for item in sent}, keys)
    return HandOverContext(
        actor=actor,
        queue_of=queue_of,
        recorded_at=clock.now(),
        booklets=booklets,
        given=_given(session, bearers),
        blocked_at=_blocked_at(session, booklets.values()),
        answered=answered,
        givers=givers,
    )


def _bearers(session: Session, earlier: Collection[int]) -> set[int]:
    if not earlier:
        return set()
    columns = session.execute(select(Booklet.id, Booklet.bearer_id).where(Booklet.id.in_(earlier)))
    return {bearer_id or key for key, bearer_id in columns}


def _locked(session: Session, keys: Collection[int]) -> dict[int, Booklet]:
    whole = (joinedload(Booklet.campaign, innerjoin=True), joinedload(Booklet.order, innerjoin=True))
    query = select(Booklet).where(Booklet.id.in_(keys)).order_by(Booklet.id).options(*whole)
    locked = query.with_for_update(of=Booklet, key_share=True).execution_options(populate_existing=True)
    booklets = {booklet.id: booklet for booklet in session.scalars(locked)}
    for booklet in booklets.values():
        session.expunge(booklet)  # `service` writes the changes of all booklets with one query
    return booklets


def _answered(
    session: Session, ids: Collection[UUID], keys: Collection[int]
) -> tuple[dict[UUID, Mapping[str, Any]], dict[int, int]]:
    table = SentHandOver.__table__
    live = table.c.booklet_id.in_(keys) & (table.c.status == ACCEPTED)
    rows = session.execute(select(table).where(or_(table.c.id.in_(ids), live))).mappings().all()
    givers = {row["booklet_id"]: row["person_id"] for row in rows if row["status"] == ACCEPTED}
    return {row["id"]: dict(row) for row in rows if row["id"] in ids}, givers


def _given(session: Session, bearers: Collection[int]) -> Sums[YearOf]:
    sums: Sums[YearOf] = Sums()
    if bearers:
        theirs = or_(Booklet.id.in_(bearers), Booklet.bearer_id.in_(bearers))
        query = select(Booklet).where(theirs, Booklet.replaces_id.is_(None), Booklet.handed_over_at.is_not(None))
        for booklet in session.scalars(query):
            if booklet.handed_over_at:
                year = clock.paris_day(booklet.handed_over_at).year
                sums[bearer_of(booklet), booklet.campaign_id, year] += booklet.size
    return sums


def _blocked_at(session: Session, booklets: Collection[Booklet]) -> dict[int, datetime]:
    """When the expiry procedure blocked the stock of these booklets' campaigns, by campaign."""
    blocked = {booklet.campaign_id for booklet in booklets if booklet.campaign.stock_blocked}
    if not blocked:
        return {}
    done = ExpiryStep.campaign_id.in_(blocked), ExpiryStep.step == BLOCK
    rows = session.execute(select(ExpiryStep.campaign_id, ExpiryStep.done_at).where(*done))
    return {campaign_id: done_at for campaign_id, done_at in rows if done_at}
