"""A venue's month: `venue_month` reads its sums and one page of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, not_, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..db import db
from ..paging import PAGE_LENGTH, page_of, pages
from ..redemptions.models import ACCEPTED, CONFLICT, REFUSED, Redemption
from ..settlements import months, movements
from ..settlements.models import Period, StatementLine
from ..settlements.service import check_month, last_closed
from ..settlements.tally import CLOSED, OPEN, Totals
from ..venues.models import Venue
from ..venues.seen import venue_of
from ..vouchers import ids
from . import details
from .detail import RedemptionDetail

STATUSES = (ACCEPTED, CONFLICT, REFUSED)
LISTED_AS = (*STATUSES, details.REVERSED)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines of a month are wanted; None means all. ``status`` is one of LISTED_AS.

    ``number`` is a booklet's or a voucher's; ``page`` None returns all lines at once.
    """

    status: str | None = None
    service: str | None = None
    number: str | None = None
    page: int | None = 1


EVERYTHING = Filter(page=None)


@dataclass(frozen=True, slots=True)
class DetailPage:
    """One page of lines, and how many lines of each status in LISTED_AS are on all pages."""

    lines: list[RedemptionDetail]
    page: int | None
    counts: dict[str, int]
    status: str | None

    @property
    def total(self) -> int:
        """How many lines are on all pages, of the wanted status or of any."""
        return self.counts[self.status] if self.status else sum(self.counts.values())

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)


@dataclass(frozen=True, slots=True)
class VenueMonth:
    """A venue's month: its sums, one page of its redemptions, its corrections.

    ``corrections`` are redemptions of other months whose reversal is taken from this one. The sums are the accepted
    redemptions less those undone in this month, less the corrections.
    """

    venue: Venue
    period: str
    closed_at: datetime | None
    sums: Totals
    page: DetailPage
    corrections: list[RedemptionDetail]

    @property
    def status(self) -> str:
        return CLOSED if self.closed_at else OPEN

    @property
    def pay_by(self) -> date:
        """The last day to pay this month."""
        return months.pay_by(self.period)


def venue_month(actor: Actor, venue_id: int, month: str, wanted: Filter) -> VenueMonth:
    """A month of a venue, newest line first; a constant number of queries. Raises InvalidMonth, UnknownVenue."""
    check_month(month)
    session = db.session()
    venue = venue_of(actor, venue_id)
    closed_at = session.scalar(select(Period.closed_at).where(Period.month == month))
    last = last_closed(session)
    window = months.window(month, last)
    of_venue = details.lines().where(Redemption.venue_id == venue.id)
    in_month, undone = details.counts_in_month(month, window), details.is_undone_in_month(month, window)
    return VenueMonth(
        venue,
        month,
        closed_at,
        _sums(session, venue.id, month, window),
        _page(session, of_venue.where(in_month), wanted, last, details.stands_as(undone)),
        details.load(session, details.sort_newest_first(of_venue.where(undone, not_(in_month))), last),
    )


def _page(
    session: Session,
    found: Select[*tuple[Any, ...]],
    wanted: Filter,
    last: str | None,
    listed_as: ColumnElement[str],
) -> DetailPage:
    found = found.where(*_conditions(wanted))
    counts = dict.fromkeys(LISTED_AS, 0) | dict(session.execute(details.count_by_status(found, listed_as)).all())
    if wanted.status:
        found = found.where(listed_as == wanted.status)
    found = details.sort_newest_first(found)
    if wanted.page:
        found = page_of(found, wanted.page, PAGE_LENGTH)
    return DetailPage(details.load(session, found, last), wanted.page, counts, wanted.status)


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.service:
        conditions.append(Redemption.service == wanted.service)
    if wanted.number:
        conditions.append(_numbered(wanted.number))
    return conditions


def _numbered(number: str) -> ColumnElement[bool]:
    """SQL condition: the voucher has this number, or is in the booklet that has it; false for any other text."""
    booklet_id = ids.parse_booklet(number)
    if booklet_id is None:
        return Redemption.voucher_id == (ids.parse_voucher(number) or 0)
    first = booklet_id << ids.POSITION_BITS
    return Redemption.voucher_id.between(first, first | (1 << ids.POSITION_BITS) - 1)


def _sums(session: Session, venue_id: int, month: str, window: months.Window) -> Totals:
    frozen = movements.select_frozen(StatementLine.month == month, StatementLine.venue_id == venue_id)
    rows = movements.select_both(frozen, movements.select_unsettled(window, [venue_id]))
    sums = session.execute(select(*movements.sums(rows))).one()
    return Totals(*sums)
