"""What waits of campaigns: steps of their end to confirm, money to give back, organisations that ask to redeem."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from ...campaigns.approval_models import ASKED, CampaignApproval
from ...campaigns.models import Campaign
from ...credits.service import due as list_due_credits
from ...expiry import service as expiry
from ...expiry.steps import STATEMENT
from ..tasks import Found
from .whose import is_turn_of


def steps(_session: Session, actor: Actor) -> Iterator[Found]:
    """Each step of a campaign's end that waits for the actor's side; the sponsor's own until the last day."""
    for waiting in expiry.list_waiting(actor):
        campaign = waiting.campaign
        day = None if waiting.step == STATEMENT else campaign.last_day
        kind, ref = f"confirm_{waiting.step}", str(campaign.id)
        yield Found(kind=kind, ref=ref, about=campaign.name, since=waiting.due_day, day=day)


def credit_notes(_session: Session, _actor: Actor) -> Iterator[Found]:
    """Each ended campaign that still holds money of its sponsor."""
    for due in list_due_credits():
        campaign = due.campaign
        about = f"{campaign.name} · {campaign.sponsor.organisation.name}"
        yield Found(kind="give_back", ref=str(campaign.id), about=about, cents=due.total_cents, since=due.since_day)


def approvals(session: Session, actor: Actor) -> Iterator[Found]:
    """Each campaign in which organisations ask to redeem: how many."""
    count, since = func.count(), func.min(CampaignApproval.decided_at)
    asked = (
        select(Campaign, count, since)
        .join(CampaignApproval, CampaignApproval.campaign_id == Campaign.id)
        .join(Campaign.sponsor)
        .where(CampaignApproval.state == ASKED, is_turn_of(actor))
        .group_by(Campaign.id)
        .order_by(Campaign.id)
    )
    for campaign, asking, first in session.execute(asked):
        if campaign.needs_approval:
            ref, since_day = str(campaign.id), clock.paris_day(first)
            yield Found(kind="decide_approvals", ref=ref, about=campaign.name, count=asking, since=since_day)
