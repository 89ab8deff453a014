"""A campaign of the demo whose sponsor chooses the organisations: one is accepted, the manager's asks."""

from __future__ import annotations

from sqlalchemy import select

from .. import clock
from ..access import MANAGER, SPONSOR
from ..approvals.deciding import ask, decide
from ..approvals.writing import ApprovalStep
from ..campaigns import service as campaigns
from ..campaigns.approval_models import APPROVED
from ..campaigns.models import Campaign
from ..commands import CONSOLE
from ..db import db
from ..venues.models import Venue
from .cast import CHOSEN, MEDIATORS_ELSEWHERE, VENUE
from .people import find_actor

VALID_DAYS = 180


def choose_places(sponsor_id: int) -> None:
    """Make the campaign with one organisation accepted and one asking, unless there is one."""
    if db.session.scalar(select(Campaign.id).where(Campaign.name == CHOSEN).limit(1)):
        return
    wanted = campaigns.NewCampaign(
        sponsor_id=sponsor_id,
        name=CHOSEN,
        first_day=clock.paris_day(clock.now()),
        valid_days=VALID_DAYS,
        territory=["33"],
        target_publics=["job_seekers"],
        needs_approval=True,
    )
    campaign = campaigns.create_campaign(CONSOLE, wanted)
    asking, accepted = _organisation_of(VENUE), _organisation_of(MEDIATORS_ELSEWHERE[0][1])
    sponsor = find_actor(SPONSOR, campaign.sponsor.organisation_id)
    decide(sponsor, campaign.id, ApprovalStep(accepted, APPROVED))
    ask(find_actor(MANAGER, asking), campaign.id, asking)


def _organisation_of(source_id: str) -> int:
    return db.session.scalars(select(Venue.organisation_id).where(Venue.source_id == source_id)).one()
