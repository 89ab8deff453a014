"""The campaigns an actor may see, and how many days they have left."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from .. import clock
from ..access import SPONSOR, Actor
from ..db import db
from ..visibility import rows_seen_by
from .models import NEAR_END_DAYS, Campaign, Sponsor
from .refusals import UnknownCampaign


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """One campaign that an actor may see. Raises UnknownCampaign."""
    query = select(Campaign).join(Campaign.sponsor).where(Campaign.id == campaign_id, visible_to(actor))
    campaign = db.session.scalar(query)
    if campaign is None:
        raise UnknownCampaign
    return campaign


def campaigns(actor: Actor) -> list[Campaign]:
    """The campaigns an actor may see, newest first: a sponsor's own, or all."""
    query = select(Campaign).join(Campaign.sponsor).where(visible_to(actor)).order_by(Campaign.id.desc())
    return list(db.session.scalars(query.options(joinedload(Campaign.sponsor).joinedload(Sponsor.organisation))))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """SQL condition, on a query that joins `Sponsor`: the actor may see the campaign. The operator sees all."""
    return rows_seen_by(actor, Sponsor.organisation_id, SPONSOR)


def days_left(campaign: Campaign) -> int | None:
    """Days from today to a campaign's last day: 0 on that day, negative after; None without a last day."""
    return (campaign.last_day - clock.paris_day(clock.now())).days if campaign.last_day else None


def is_near_end(campaign: Campaign) -> bool:
    """Whether the last day is at most NEAR_END_DAYS away, so that new booklets may come too late."""
    left = days_left(campaign)
    return left is not None and 0 <= left <= NEAR_END_DAYS
