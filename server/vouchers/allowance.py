"""Allowance: how many vouchers one beneficiary may have (docs/glossary.md, rule 5 "Allowance").

No name is stored: a beneficiary who shows an earlier booklet, by its number or its cover, gets the next one as its
renewal. All of them share a ``bearer_id``, the first one's id. Counted per campaign and calendar year in Paris.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from .. import clock
from . import ids, links
from .models import Booklet
from .refusals import AllowanceAlone, AllowanceReached, EarlierNotHandedOver, UnknownEarlierBooklet


def find_earlier(session: Session, proof: str | None) -> Booklet | None:
    """The earlier booklet that ``proof`` names, its number or its cover's link; None when ``proof`` is None.

    Raises UnknownEarlierBooklet, EarlierNotHandedOver.
    """
    if proof is None:
        return None
    booklet_id = ids.parse_booklet(proof) or _of_cover(proof)
    booklet = session.get(Booklet, booklet_id)
    if booklet is None:
        raise UnknownEarlierBooklet
    if booklet.handed_over_at is None:
        raise EarlierNotHandedOver
    return booklet


def bearer_of(booklet: Booklet) -> int:
    """The id that all booklets of a beneficiary share: the first one's."""
    return booklet.bearer_id or booklet.id


def check_allowance(booklet: Booklet, given: int, *, alone: bool) -> None:
    """Check that someone who was ``given`` so many vouchers of this campaign this year may have this booklet too.

    ``alone``: without a prescriber, which allows less. Raises AllowanceAlone, AllowanceReached.
    """
    campaign = booklet.campaign
    if alone and booklet.size > campaign.allowance_alone:
        raise AllowanceAlone(campaign.allowance_alone)
    most = min(campaign.allowance, 2 * campaign.allowance_alone) if alone else campaign.allowance
    if given + booklet.size > most:
        raise AllowanceReached(most, given)


def count_given(session: Session, campaign_id: int, bearer_id: int) -> int:
    """How many vouchers a bearer was given in a campaign this year; replacement booklets do not count.

    The caller holds a lock on the bearer's first booklet, so that the number cannot grow meanwhile.
    """
    year = clock.paris_day(clock.now()).year
    return session.scalars(
        select(func.coalesce(func.sum(Booklet.size), 0)).where(
            or_(Booklet.id == bearer_id, Booklet.bearer_id == bearer_id),
            Booklet.campaign_id == campaign_id,
            Booklet.replaces_id.is_(None),
            Booklet.handed_over_at >= clock.start_of_day(date(year, 1, 1)),
            Booklet.handed_over_at < clock.start_of_day(date(year + 1, 1, 1)),
        )
    ).one()


def _of_cover(proof: str) -> int:
    try:
        return links.read(proof.rpartition(links.PATH)[2])
    except links.UnknownLink as unknown:
        raise UnknownEarlierBooklet from unknown
