"""Booklets, one at a time: handed over, voided."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Campaign
from ..db import transaction
from . import ids
from .models import Booklet
from .refusals import (
    AlreadyHandedOver,
    AlreadyVoided,
    BookletBlocked,
    BookletNotFunded,
    BookletVoided,
    CampaignEnded,
    StockBlocked,
    UnknownBooklet,
)
from .stock import may_see


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What a prescriber may record at hand-over, on the booklet and never on a named person (DOMAIN.md)."""

    postcode: str | None = None
    target_public: str | None = None
    criteria_checked: bool = False


def hand_over(actor: Actor, number: str, recorded: HandOver) -> Booklet:
    """Record that a beneficiary has a booklet; the same again, a double click, changes nothing.

    Raises UnknownBooklet, BookletVoided, BookletBlocked, BookletNotFunded, AlreadyHandedOver, StockBlocked,
    CampaignEnded.
    """
    with transaction() as session:
        booklet = _booklet_locked(session, actor, number)
        _check_worth_handing_over(booklet)
        if booklet.handed_over_at is not None:
            if not _same(booklet, recorded):
                raise AlreadyHandedOver
            return booklet
        _check_campaign_goes_on(booklet.campaign)
        booklet.handed_over_at = clock.now()
        for name, value in asdict(recorded).items():
            setattr(booklet, name, value)
    return booklet


def void(actor: Actor, number: str, reason: str) -> Booklet:
    """Make a lost, stolen or damaged booklet worthless; the same again changes nothing.

    Raises UnknownBooklet, AlreadyVoided when it was voided for another reason.
    """
    with transaction() as session:
        booklet = _booklet_locked(session, actor, number)
        if booklet.voided_at is None:
            booklet.voided_at, booklet.void_reason = clock.now(), reason
        if booklet.void_reason != reason:
            raise AlreadyVoided
    return booklet


def _booklet_locked(session: Session, actor: Actor, number: str) -> Booklet:
    booklet_id = ids.parse_booklet(number)
    booklet = session.get(Booklet, booklet_id, with_for_update={"key_share": True}) if booklet_id else None
    if booklet is None or not may_see(actor, booklet):
        raise UnknownBooklet
    return booklet


def _same(booklet: Booklet, recorded: HandOver) -> bool:
    return not booklet.handed_over_by_use and all(
        getattr(booklet, name) == value for name, value in asdict(recorded).items()
    )


def _check_worth_handing_over(booklet: Booklet) -> None:
    if booklet.voided_at is not None:
        raise BookletVoided
    if booklet.blocked_at is not None:
        raise BookletBlocked
    if not booklet.funded:
        raise BookletNotFunded


def _check_campaign_goes_on(campaign: Campaign) -> None:
    if campaign.last_day and campaign.last_day < clock.paris_day(clock.now()):
        raise CampaignEnded
    if campaign.stock_blocked:
        raise StockBlocked
