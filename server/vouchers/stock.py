"""The stock of booklets: who may see which, in which state they are, lists of them, and assigning to prescribers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import joinedload

from .. import clock
from ..access import PRESCRIBER, Actor
from ..campaigns.models import Campaign, Order, Sponsor
from ..db import db, transaction
from ..organisations.models import Organisation
from ..paging import PAGE_LENGTH, page_of, pages
from ..visibility import rows_seen_by
from . import ids
from .models import BLOCKED, EXPIRED, HANDED_OVER, IN_STOCK, VOIDED, Booklet
from .refusals import NotEnoughStock, UnknownPrescriber

STANDING = (Booklet.voided_at.is_(None), Booklet.blocked_at.is_(None))
IN_STATE: dict[str, tuple[ColumnElement[bool], ...]] = {
    IN_STOCK: (*STANDING, Booklet.handed_over_at.is_(None)),
    HANDED_OVER: (*STANDING, Booklet.handed_over_at.is_not(None)),
    BLOCKED: (Booklet.voided_at.is_(None), Booklet.blocked_at.is_not(None)),
    VOIDED: (Booklet.voided_at.is_not(None),),
}
STATES = (IN_STOCK, EXPIRED, HANDED_OVER, BLOCKED, VOIDED)
WHOLE = (
    joinedload(Booklet.campaign).joinedload(Campaign.sponsor).joinedload(Sponsor.organisation),
    joinedload(Booklet.order),
    joinedload(Booklet.holder),
    joinedload(Booklet.replacement),
)


@dataclass(frozen=True, slots=True)
class BookletPage:
    """One page of booklets, lowest number first."""

    booklets: list[Booklet]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)


def is_over() -> ColumnElement[bool]:
    """SQL condition: the last day of the booklet's campaign has passed, so nobody may hand it over any more."""
    today = clock.paris_day(clock.now())
    return Booklet.campaign_id.in_(select(Campaign.id).where(Campaign.last_day < today))


def is_in_state(state: str) -> tuple[ColumnElement[bool], ...]:
    """SQL conditions for one of STATES today; a booklet in stock is expired once its campaign's last day is over."""
    if state == EXPIRED:
        return (*IN_STATE[IN_STOCK], is_over())
    return (*IN_STATE[IN_STOCK], ~is_over()) if state == IN_STOCK else IN_STATE[state]


def state_today(booklet: Booklet) -> str:
    """The state of a booklet today, one of STATES."""
    last_day = booklet.campaign.last_day
    is_over = last_day is not None and last_day < clock.paris_day(clock.now())
    return EXPIRED if booklet.state == IN_STOCK and is_over else booklet.state


def may_see(actor: Actor, booklet: Booklet) -> bool:
    """Whether the actor may see a booklet: the operator all, a prescriber those it holds."""
    return actor.sees(booklet.holder_id, PRESCRIBER)


def list_booklets(
    actor: Actor,
    *,
    state: str | None = None,
    number: str | None = None,
    campaign_id: int | None = None,
    page: int = 1,
) -> BookletPage:
    """One page of the booklets an actor may see: in one state or in any, of one campaign, or the one of a number."""
    mine = rows_seen_by(actor, Booklet.holder_id, PRESCRIBER)
    named = (Booklet.id == (ids.parse_booklet(number) or 0),) if number else ()
    of_campaign = (Booklet.campaign_id == campaign_id,) if campaign_id else ()
    wanted = (mine, *named, *of_campaign, *(is_in_state(state) if state else ()))
    total = db.session.scalars(select(func.count()).select_from(Booklet).where(*wanted)).one()
    query = select(Booklet).where(*wanted).order_by(Booklet.id).options(*WHOLE)
    booklets = db.session.scalars(page_of(query, page, PAGE_LENGTH))
    return BookletPage(list(booklets), page, total)


def assign(*, campaign_id: int, prescriber_id: int, count: int) -> list[str]:
    """Give a prescriber the free funded booklets with the lowest numbers; returns the numbers, in order.

    Two assignments at the same time get different booklets. Raises UnknownPrescriber, NotEnoughStock.
    """
    with transaction() as session:
        if session.get(Organisation, prescriber_id) is None:
            raise UnknownPrescriber
        free = _free(campaign_id).limit(count).with_for_update(of=Booklet, skip_locked=True).cte("free")
        give = update(Booklet).where(Booklet.id.in_(select(free.c.id))).values(holder_id=prescriber_id)
        given = sorted(session.connection().execute(give.returning(Booklet.id)).scalars())
        if len(given) < count:
            raise NotEnoughStock(len(given))
    return [ids.booklet_number(booklet_id) for booklet_id in given]


def _free(campaign_id: int) -> Select[int]:
    """Keys of a campaign's funded booklets that are in stock and with no prescriber, lowest number first."""
    unassigned = (
        *is_in_state(IN_STOCK),
        Booklet.transfer_id.is_(None),
        Booklet.holder_id.is_(None),
        Order.funded_at.is_not(None),
    )
    query = select(Booklet.id).join(Booklet.order).where(Booklet.campaign_id == campaign_id, *unassigned)
    return query.order_by(Booklet.id)
