"""A booklet that was handed over, found without its number: by day, postcode, public, and what the person remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Exists, ScalarSelect, Select, false, func, select, tuple_

from ..access import PRESCRIBER, Actor
from ..db import db
from ..filters import conditions_on_days
from ..paging import PAGE_LENGTH
from ..redemptions.models import LIVE, Redemption
from ..venues.models import Venue
from ..visibility import rows_seen_by
from ..vouchers import ids
from ..vouchers.models import BLOCKED, HANDED_OVER, VOIDED, Booklet, Voucher
from ..vouchers.stock import WHOLE, is_in_state
from .finding_refusals import PlaceOfUseHidden, SearchTooWide

FOUND_STATES = (HANDED_OVER, BLOCKED, VOIDED)
MOST_EXPORTED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What narrows the list; what is None narrows nothing.

    ``left``: how many vouchers are unused. ``used_at``: how the postcode of a venue begins where one was redeemed.
    """

    from_day: date | None = None
    to_day: date | None = None
    postcode: str | None = None
    public: str | None = None
    state: str | None = None
    campaign_id: int | None = None
    prescriber_id: int | None = None
    left: int | None = None
    used_at: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether few booklets must be looked at one by one: some days, or one prescriber's."""
        return self.prescriber_id is not None or (self.from_day is not None and self.to_day is not None)


@dataclass(frozen=True, slots=True)
class FoundBooklet:
    """A booklet with how many of its vouchers are unused."""

    booklet: Booklet
    left: int


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some booklets, the last handed over first; ``following`` is the number after which the next page begins."""

    booklets: list[FoundBooklet]
    following: str | None


def find_handed_over(actor: Actor, wanted: Remembered, after: str | None = None) -> FoundPage:
    """A page of the booklets handed over that an actor may see and that fit. Raises PlaceOfUseHidden, SearchTooWide."""
    found = _read(_query(actor, wanted, after).limit(PAGE_LENGTH + 1))
    page = found[:PAGE_LENGTH]
    return FoundPage(page, page[-1].booklet.number if len(found) > PAGE_LENGTH else None)


def list_found(actor: Actor, wanted: Remembered) -> list[FoundBooklet]:
    """All that fit, for a file: at most MOST_EXPORTED. Raises PlaceOfUseHidden, SearchTooWide."""
    found = _read(_query(actor, wanted, None).limit(MOST_EXPORTED + 1))
    if len(found) > MOST_EXPORTED:
        raise SearchTooWide
    return found


def _read(query: Select[Booklet, int]) -> list[FoundBooklet]:
    return [FoundBooklet(booklet, left) for booklet, left in db.session.execute(query)]


def _query(actor: Actor, wanted: Remembered, after: str | None) -> Select[Booklet, int]:
    """Booklets and what is left of each, newest first. Raises PlaceOfUseHidden, SearchTooWide."""
    if not actor.sees_all and wanted.used_at:
        raise PlaceOfUseHidden
    if actor.sees_all and not wanted.bounded and (wanted.left is not None or wanted.used_at):
        raise SearchTooWide
    left = (func.coalesce(Booklet.live_vouchers, Booklet.size) - _used()).label("left")
    conditions = [
        rows_seen_by(actor, Booklet.holder_id, PRESCRIBER),
        Booklet.handed_over_at.is_not(None),
        *_facts(wanted),
        *([left == wanted.left] if wanted.left is not None else []),
        *([_used_at(wanted.used_at)] if wanted.used_at else []),
        *(_following(after) if after else []),
    ]
    order = (Booklet.handed_over_at.desc(), Booklet.id.desc())
    return select(Booklet, left).where(*conditions).order_by(*order).options(*WHOLE)


def _facts(wanted: Remembered) -> list[ColumnElement[bool]]:
    conditions = conditions_on_days(Booklet.handed_over_at, wanted.from_day, wanted.to_day)
    if wanted.postcode:
        conditions.append(Booklet.postcode.startswith(wanted.postcode, autoescape=True))
    if wanted.public:
        conditions.append(Booklet.target_public == wanted.public)
    if wanted.state:
        conditions.extend(is_in_state(wanted.state))
    if wanted.campaign_id:
        conditions.append(Booklet.campaign_id == wanted.campaign_id)
    if wanted.prescriber_id:
        conditions.append(Booklet.holder_id == wanted.prescriber_id)
    return conditions


def _following(after: str) -> list[ColumnElement[bool]]:
    """What comes after a booklet in the list; nothing after one that does not exist."""
    last = db.session.get(Booklet, ids.parse_booklet(after) or 0)
    if last is None or last.handed_over_at is None:
        return [false()]
    return [tuple_(Booklet.handed_over_at, Booklet.id) < tuple_(last.handed_over_at, last.id)]


def _used() -> ScalarSelect[int]:
    """How many vouchers of a booklet are redeemed."""
    live = select(func.count()).select_from(Redemption).join(Voucher, Voucher.id == Redemption.voucher_id)
    return live.where(LIVE, Voucher.booklet_id == Booklet.id).correlate(Booklet).scalar_subquery()


def _used_at(postcode: str) -> Exists:
    """Whether a voucher of a booklet was redeemed at a venue there."""
    there = select(Venue.id).where(Venue.postcode.startswith(postcode, autoescape=True))
    used = select(Redemption.id).join(Voucher, Voucher.id == Redemption.voucher_id)
    return (
        used.where(LIVE, Redemption.venue_id.in_(there), Voucher.booklet_id == Booklet.id).correlate(Booklet).exists()
    )
