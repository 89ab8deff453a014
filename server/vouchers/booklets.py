"""One booklet at a time: `hand_over` and `void`, and the checks they share with stock and reissue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Campaign
from ..db import transaction
from ..trail.recording import Changed, Subject, record
from . import ids
from .allowance import bearer_of, check_allowance, count_given, find_earlier
from .criteria import check_criteria
from .models import Booklet
from .refusals import (
    AlreadyHandedOver,
    AlreadyVoided,
    BookletBlocked,
    BookletInTransit,
    BookletNotFunded,
    BookletVoided,
    CampaignEnded,
    StockBlocked,
    UnknownBooklet,
)
from .stock import may_see


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What a prescriber may record of a hand-over (docs/glossary.md, rule 31 "Facts at hand-over").

    ``alone``: the beneficiary has no prescriber. ``renewal_of``: number or cover link of a booklet they had before.
    """

    postcode: str | None = None
    target_public: str | None = None
    criteria_checked: bool = False
    alone: bool = False
    renewal_of: str | None = None


def hand_over(actor: Actor, number: str, recorded: HandOver) -> Booklet:
    """Record that a beneficiary has a booklet. Idempotent: the same facts again (a double click) change nothing.

    Raises what `_check_worth_handing_over`, `check_criteria` and `check_allowance` do, AlreadyHandedOver,
    UnknownBooklet, UnknownEarlierBooklet, EarlierNotHandedOver.
    """
    with transaction() as session:
        before = find_earlier(session, recorded.renewal_of)
        bearer_id = bearer_of(before) if before else None
        booklet = booklet_locked(session, actor, number, with_id=bearer_id)
        marks = _marks(recorded, before)
        check_standing(booklet)
        if booklet.handed_over_at is not None:
            if booklet.handed_over_by_use or any(getattr(booklet, name) != mark for name, mark in marks.items()):
                raise AlreadyHandedOver
            return booklet
        _check_worth_handing_over(booklet)
        check_criteria(booklet.campaign, recorded.postcode, recorded.target_public)
        given = count_given(session, booklet.campaign_id, bearer_id) if bearer_id else 0
        check_allowance(booklet, given, alone=recorded.alone)
        booklet.handed_over_at, booklet.bearer_id = clock.now(), bearer_id
        for name, mark in marks.items():
            setattr(booklet, name, mark)
    return booklet


def void(actor: Actor, number: str, reason: str) -> Booklet:
    """Make a lost, stolen or damaged booklet worthless. Idempotent.

    Raises UnknownBooklet, AlreadyVoided when it was voided for another reason.
    """
    with transaction() as session:
        booklet = booklet_locked(session, actor, number)
        if booklet.voided_at is None:
            booklet.voided_at, booklet.void_reason = clock.now(), reason
            record(session, actor, "booklet.voided", subject_of(booklet), Changed(reason=reason))
        if booklet.void_reason != reason:
            raise AlreadyVoided
    return booklet


def booklet_locked(session: Session, actor: Actor, number: str, *, with_id: int | None = None) -> Booklet:
    """A booklet the actor may see, locked until the transaction ends; ``with_id`` locks a second one with it.

    The lower id is locked first, so that two transactions cannot deadlock. Raises UnknownBooklet.
    """
    booklet_id = ids.parse_booklet(number)
    wanted = {key for key in (booklet_id, with_id) if key}
    query = select(Booklet).where(Booklet.id.in_(wanted)).order_by(Booklet.id)
    locked = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    booklets = {booklet.id: booklet for booklet in session.scalars(locked)}
    booklet = booklets.get(booklet_id or 0)
    if booklet is None or not may_see(actor, booklet):
        raise UnknownBooklet
    return booklet


def subject_of(booklet: Booklet) -> Subject:
    """A booklet as the audit trail names it; it concerns who holds it, else its sponsor."""
    return Subject("booklet", booklet.number, booklet.holder_id or booklet.campaign.sponsor.organisation_id)


def check_in_hand(booklet: Booklet) -> None:
    """Check that a booklet is worth money and not on its way to another organisation.

    Raises BookletVoided, BookletBlocked, BookletNotFunded, BookletInTransit.
    """
    check_standing(booklet)
    if booklet.in_transit:
        raise BookletInTransit


def _marks(recorded: HandOver, before: Booklet | None) -> dict[str, str | bool | int | None]:
    return {
        "postcode": recorded.postcode,
        "target_public": recorded.target_public,
        "criteria_checked": recorded.criteria_checked,
        "alone": recorded.alone,
        "renewal_of_id": before.id if before else None,
    }


def check_standing(booklet: Booklet) -> None:
    """Check that a booklet is worth money. Raises BookletVoided, BookletBlocked, BookletNotFunded."""
    if booklet.voided_at is not None:
        raise BookletVoided
    if booklet.blocked_at is not None:
        raise BookletBlocked
    if not booklet.funded:
        raise BookletNotFunded


def _check_worth_handing_over(booklet: Booklet) -> None:
    check_in_hand(booklet)
    campaign = booklet.campaign
    check_campaign_goes_on(campaign, clock.paris_day(clock.now()), stock_blocked=campaign.stock_blocked)


def check_campaign_goes_on(campaign: Campaign, day: date, *, stock_blocked: bool) -> None:
    """Check that a campaign's booklets could be handed over on a day of Paris. Raises CampaignEnded, StockBlocked."""
    if campaign.last_day and campaign.last_day < day:
        raise CampaignEnded
    if stock_blocked:
        raise StockBlocked
