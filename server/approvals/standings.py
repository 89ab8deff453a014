"""How organisations stand in a campaign that needs approval, as its sponsor and the operator see and search them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from ..access import Actor
from ..admission.listing import lies_in, matches_text
from ..campaigns.approval_models import APPROVED, ASKED, CampaignApproval
from ..campaigns.campaigns import campaign_of
from ..campaigns.models import Campaign
from ..campaigns.territory import DEPARTMENTS
from ..db import db
from ..organisations.models import QUALIFIED, Organisation
from ..paging import PAGE_LENGTH, page_of, pages
from ..venues.models import Venue

NOTHING_SAID: Final = "none"
"""The state of an organisation that neither asked nor was decided on."""
STATE: Final[ColumnElement[str]] = func.coalesce(CampaignApproval.state, NOTHING_SAID)
ORDER: Final = case({ASKED: 0, APPROVED: 1}, value=STATE, else_=2)


@dataclass(frozen=True, slots=True)
class ApprovalStanding:
    """An organisation in a campaign; ``venues`` counts its venues, ``decided_at`` is None where nothing was said."""

    id: int
    name: str
    postcode: str
    commune: str
    qualified: bool
    venues: int
    state: str
    reason: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class StandingsPage:
    """One page, those who ask first; ``states`` counts each state among those that the text leaves."""

    needs_approval: bool
    organisations: Sequence[ApprovalStanding]
    page: int
    pages: int
    total: int
    states: dict[str, int] = field(default_factory=dict)


def list_standings(actor: Actor, campaign_id: int, *, state: str = "", text: str = "", page: int = 1) -> StandingsPage:
    """The qualified organisations of a campaign's territory, and all that were decided on. Raises UnknownCampaign."""
    campaign = campaign_of(actor, campaign_id)
    known = _known(campaign).where(*matches_text(text))
    counted = known.with_only_columns(STATE, func.count()).group_by(STATE)
    states = {row[0]: row[1] for row in db.session.execute(counted)}
    total = states.get(state, 0) if state else sum(states.values())
    wanted = known.where(STATE.in_([state])) if state else known
    shown = page_of(wanted.order_by(ORDER, func.lower(Organisation.name), Organisation.id), page, PAGE_LENGTH)
    rows = [ApprovalStanding(*row) for row in db.session.execute(shown)]
    return StandingsPage(campaign.needs_approval, rows, page, pages(total, PAGE_LENGTH), total, states)


def _known(campaign: Campaign) -> Select[Any]:
    here = and_(CampaignApproval.campaign_id == campaign.id, CampaignApproval.organisation_id == Organisation.id)
    may = and_(Organisation.qualification == QUALIFIED, Organisation.runs_venues.is_(True), *_there(campaign.territory))
    query = select(
        Organisation.id,
        Organisation.name,
        Organisation.postcode,
        _commune(),
        (Organisation.qualification == QUALIFIED).label("qualified"),
        select(func.count()).where(Venue.organisation_id == Organisation.id).scalar_subquery().label("venues"),
        STATE.label("state"),
        func.coalesce(CampaignApproval.reason, "").label("reason"),
        CampaignApproval.decided_at,
    )
    return (
        query.select_from(Organisation)
        .outerjoin(CampaignApproval, here)
        .where(or_(may, CampaignApproval.state.is_not(None)))
    )


def _commune() -> ColumnElement[str]:
    """Where an organisation has its seat, else one of its venues: imported ones have no seat."""
    of_venue = select(func.min(Venue.commune)).where(Venue.organisation_id == Organisation.id).scalar_subquery()
    return func.coalesce(func.nullif(Organisation.commune, ""), of_venue, "").label("commune")


def _there(territory: Sequence[str] | None) -> list[ColumnElement[bool]]:
    """Whether an organisation has its seat or a venue in a territory of postcodes and départements."""
    if territory is None:
        return []
    postcodes = [code for code in territory if code not in DEPARTMENTS]
    venues = select(Venue.organisation_id).where(Venue.postcode.in_(postcodes))
    departments = lies_in(*(code for code in territory if code in DEPARTMENTS))
    return [or_(departments, Organisation.postcode.in_(postcodes), Organisation.id.in_(venues))]
