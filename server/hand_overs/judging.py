"""Judging one hand-over by the rules of `vouchers.booklets`, as they applied when the phone says that it happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from .. import clock
from ..errors import NotFound, Refusal
from ..redemptions.rules import UPLOAD_DAYS, ScanTime, believe
from ..vouchers.allowance import bearer_of, check_allowance
from ..vouchers.booklets import check_campaign_goes_on, check_in_hand, check_standing
from ..vouchers.criteria import check_criteria
from ..vouchers.models import Booklet
from ..vouchers.refusals import (
    AlreadyHandedOver,
    CampaignEnded,
    EarlierNotHandedOver,
    UnknownBooklet,
    UnknownEarlierBooklet,
)
from ..vouchers.stock import may_see
from . import answers
from .context import HandOverContext
from .intake import Sent
from .models import ACCEPTED, CONFLICT, REFUSED

Row = dict[str, Any]


class UnknownCover(NotFound):
    code = "unknown_cover"
    message = "Cette couverture vient d'un autre opérateur, ou n'en est pas une. Prenez un carnet de votre stock."


def judge(context: HandOverContext, item: Sent) -> Row:
    """The row to store for one hand-over; it also marks the booklet in the context, for the rest of the batch."""
    booklet = _seen(context, item)
    time = ScanTime(min(item.handed_over_at, context.recorded_at), doubtful=False)
    if booklet:
        time = believe(item.handed_over_at, context.recorded_at, booklet.issued_at)
    row = _row(context, item, booklet, time)
    try:
        _hand_over(context, item, booklet, time.at)
    except AlreadyHandedOver as conflict:
        return row | _refused(CONFLICT, conflict) | _first(context, booklet)
    except Refusal as refusal:
        return row | _refused(REFUSED, refusal)
    return row | {"status": ACCEPTED, "reason": None, "message": answers.DONE}


def _seen(context: HandOverContext, item: Sent) -> Booklet | None:
    """The booklet if the actor may see it, else None, so that nobody learns which others exist."""
    booklet = context.booklets.get(item.booklet_id or 0)
    return booklet if booklet and may_see(context.actor, booklet) else None


def _hand_over(context: HandOverContext, item: Sent, booklet: Booklet | None, at: datetime) -> None:
    if item.booklet_id is None and item.cover is not None:
        raise UnknownCover
    if booklet is None:
        raise UnknownBooklet
    check_standing(booklet)
    if booklet.handed_over_at and not _used_before_it_was_told(booklet, at):
        raise AlreadyHandedOver
    check_in_hand(booklet)
    _check_campaign(context, booklet, at)
    recorded = item.recorded
    check_criteria(booklet.campaign, recorded.postcode, recorded.target_public)
    before = _earlier(context, item, booklet)
    bearer_id = bearer_of(before) if before else None
    year = context.find_year(bearer_id, booklet, at)
    check_allowance(booklet, context.given[year] if year else 0, alone=recorded.alone)
    _mark(context, booklet, item, before, at)


def _used_before_it_was_told(booklet: Booklet, at: datetime) -> bool:
    """Whether a voucher of the booklet was used after this hand-over, but that scan reached the server first."""
    return booklet.handed_over_by_use and booklet.handed_over_at is not None and at <= booklet.handed_over_at


def _check_campaign(context: HandOverContext, booklet: Booklet, at: datetime) -> None:
    """Check that the campaign ran at that time, and that its last day is not UPLOAD_DAYS ago, as for scans."""
    campaign = booklet.campaign
    blocked_at = context.blocked_at.get(campaign.id)
    blocked = campaign.stock_blocked and (blocked_at is None or blocked_at <= at)
    check_campaign_goes_on(campaign, clock.paris_day(at), stock_blocked=blocked)
    if campaign.last_day and context.recorded_at >= clock.end_of_day(campaign.last_day) + timedelta(days=UPLOAD_DAYS):
        raise CampaignEnded


def _earlier(context: HandOverContext, item: Sent, booklet: Booklet) -> Booklet | None:
    if item.recorded.renewal_of is None:
        return None
    before = context.booklets.get(item.earlier_id or 0)
    if before is None:
        raise UnknownEarlierBooklet
    if before.handed_over_at is None or before is booklet:
        raise EarlierNotHandedOver
    return before


def _mark(context: HandOverContext, booklet: Booklet, item: Sent, before: Booklet | None, at: datetime) -> None:
    """Mark the booklet as handed over, in memory only, and count its vouchers for its bearer."""
    recorded = item.recorded
    booklet.handed_over_at, booklet.handed_over_by_use = at, False
    booklet.postcode, booklet.target_public = recorded.postcode, recorded.target_public
    booklet.criteria_checked, booklet.alone = recorded.criteria_checked, recorded.alone
    booklet.renewal_of_id, booklet.bearer_id = (before.id, bearer_of(before)) if before else (None, None)
    context.givers[booklet.id] = context.actor.person_id
    if year := context.find_year(bearer_of(booklet), booklet, at):
        context.given[year] += booklet.size


def _row(context: HandOverContext, item: Sent, booklet: Booklet | None, time: ScanTime) -> Row:
    return {
        "id": item.id,
        "content": item.content,
        "booklet_id": booklet and booklet.id,
        "organisation_id": booklet.holder_id if booklet else context.queue_of,
        "person_id": context.actor.person_id,
        "handed_over_at": time.at,
        "recorded_at": context.recorded_at,
        "seq": item.seq,
        "clock_doubtful": time.doubtful,
        "first_at": None,
        "first_person_id": None,
        "first_by_use": False,
    }


def _refused(status: str, refusal: Refusal) -> Row:
    return {"status": status, "reason": refusal.code, "message": refusal.text}


def _first(context: HandOverContext, booklet: Booklet | None) -> Row:
    if booklet is None:
        return {}
    by_use, giver = booklet.handed_over_by_use, context.givers.get(booklet.id)
    return {"first_at": booklet.handed_over_at, "first_person_id": giver, "first_by_use": by_use}
