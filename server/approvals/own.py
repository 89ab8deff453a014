"""For which campaigns an organisation is approved, as its managers see it: `own_approvals`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, or_, select

from .. import clock
from ..access import MANAGER, Actor
from ..campaigns.approval_models import CampaignApproval
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..organisations.models import QUALIFIED, Organisation
from .standings import NOTHING_SAID


@dataclass(frozen=True, slots=True)
class OwnApproval:
    """How an organisation of the actor's stands in a campaign that needs approval."""

    organisation_id: int
    organisation: str
    campaign_id: int
    campaign: str
    sponsor: str
    last_day: date | None
    state: str
    reason: str
    decided_at: datetime | None


def own_approvals(actor: Actor) -> list[OwnApproval]:
    """Each qualified organisation that the actor manages, with each campaign that needs approval and is not over."""
    today = clock.paris_day(clock.now())
    own = select(Organisation).where(
        Organisation.id.in_(actor.organisation_ids(MANAGER)), Organisation.qualification == QUALIFIED
    )
    organisations = db.session.scalars(own.order_by(Organisation.name, Organisation.id)).all()
    going_on = or_(Campaign.grace_day.is_(None), Campaign.grace_day >= today)
    query = (
        select(Campaign, Organisation.name)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(Organisation, Organisation.id == Sponsor.organisation_id)
        .where(and_(Campaign.open_spans.is_not(None), going_on))
        .order_by(Campaign.id.desc())
    )
    campaigns = [(campaign, name) for campaign, name in db.session.execute(query) if campaign.needs_approval]
    return [_own(one, campaign, name) for one in organisations for campaign, name in campaigns]


def _own(organisation: Organisation, campaign: Campaign, sponsor: str) -> OwnApproval:
    found = db.session.get(CampaignApproval, (campaign.id, organisation.id))
    return OwnApproval(
        organisation.id,
        organisation.name,
        campaign.id,
        campaign.name,
        sponsor,
        campaign.last_day,
        found.state if found else NOTHING_SAID,
        found.reason if found else "",
        found.decided_at if found else None,
    )
