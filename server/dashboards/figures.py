"""Figures of a campaign before small groups are hidden: its orders, and its booklets by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, select
from sqlalchemy.orm import Session

from ..campaigns.models import CANCELLED, DRAFT, Order
from ..organisations.models import Organisation
from ..stock.booklet_counts import IN_HAND, WORTH
from ..vouchers.models import Booklet
from .departments import TELLING, department_of
from .models import BookletTotals
from .uses import Change, booklets_of

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ordered:
    """How many booklets some orders have, and how many vouchers."""

    booklets: int = 0
    vouchers: int = 0


@dataclass(frozen=True, slots=True)
class Booklets:
    """Counts of a group's booklets: handed over, started, the vouchers in these, and the vouchers redeemed.

    A voided booklet counts as neither handed over nor started (`stock.booklet_counts`), but its used vouchers count as
    handed over, started and redeemed. ``users`` counts the booklets with a used voucher, voided ones included.
    """

    handed_over: int = 0
    handed_over_vouchers: int = 0
    started: int = 0
    started_vouchers: int = 0
    redeemed: int = 0
    users: int = 0

    def __add__(self, other: Booklets) -> Booklets:
        return Booklets(
            self.handed_over + other.handed_over,
            self.handed_over_vouchers + other.handed_over_vouchers,
            self.started + other.started,
            self.started_vouchers + other.started_vouchers,
            self.redeemed + other.redeemed,
            self.users + other.users,
        )


@dataclass(frozen=True, slots=True)
class BookletGroup:
    """Booklets of one prescriber whose postcodes have the same first digits; either may be unknown."""

    holder_id: int | None
    postcode: str | None
    booklets: Booklets

    @property
    def department(self) -> str | None:
        return department_of(self.postcode)


def list_orders(session: Session, campaign_id: int) -> list[Order]:
    """The orders of a campaign, without drafts and cancelled ones."""
    placed = Order.state.not_in((DRAFT, CANCELLED))
    return list(session.scalars(select(Order).where(Order.campaign_id == campaign_id, placed)))


def groups(session: Session, campaign_id: int, changes: list[Change]) -> list[BookletGroup]:
    """A campaign's booklets, grouped by prescriber and postcode; ``changes`` are added as groups of differences."""
    used = and_(BookletTotals.booklet_id == Booklet.id, BookletTotals.vouchers > 0)
    start = func.substr(Booklet.postcode, 1, TELLING).label("start")
    is_used = BookletTotals.booklet_id.is_not(None)
    uses = func.coalesce(BookletTotals.vouchers, 0)
    rows = (
        select(
            Booklet.holder_id,
            start,
            func.count().filter(IN_HAND),
            _sum(case((IN_HAND, WORTH), else_=uses)),
            func.count().filter(IN_HAND, is_used),
            _sum(case((and_(IN_HAND, is_used), WORTH), else_=uses)),
            _sum(uses),
            func.count(BookletTotals.booklet_id),
        )
        .outerjoin(BookletTotals, used)
        .where(Booklet.id.between(*booklets_of(campaign_id)))
        .group_by(Booklet.holder_id, "start")
    )
    known = (BookletGroup(holder_id, begins, Booklets(*counts)) for holder_id, begins, *counts in session.execute(rows))
    return [*known, *_changed(session, changes)]


def _sum(vouchers: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(vouchers), 0), Integer)


def _changed(session: Session, changes: list[Change]) -> Iterator[BookletGroup]:
    """Uses that are not counted yet, as differences to add to their booklets' groups."""
    before: Counter[int] = Counter()
    after: Counter[int] = Counter()
    for change in changes:
        before[change.booklet_id] += change.before
        after[change.booklet_id] += change.after
    columns = (Booklet.id, Booklet.holder_id, Booklet.postcode, IN_HAND, WORTH)
    for key, holder_id, postcode, in_hand, worth in session.execute(select(*columns).where(Booklet.id.in_(before))):
        more, users = after[key] - before[key], (after[key] > 0) - (before[key] > 0)
        in_booklets = Booklets(0, 0, users, users * worth) if in_hand else Booklets(0, more, 0, more)
        yield BookletGroup(holder_id, postcode, in_booklets + Booklets(redeemed=more, users=users))


def sum_by_key(found: list[BookletGroup], key: Callable[[BookletGroup], Key]) -> dict[Key, Booklets]:
    """The sums of groups with the same ``key``."""
    sums: defaultdict[Key, Booklets] = defaultdict(Booklets)
    for group in found:
        sums[key(group)] += group.booklets
    return dict(sums)


def names(session: Session, holder_ids: set[int]) -> dict[int | None, str]:
    """The names of organisations by id."""
    rows = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(holder_ids)))
    return {holder_id: name for holder_id, name in rows}  # noqa: C416  # dict() would not take the wider key
