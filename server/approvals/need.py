"""Whether a campaign needs its sponsor's approval at all: `set_need`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.approval_models import APPROVED, ASKED, CampaignApproval
from ..campaigns.models import Campaign
from ..db import transaction
from ..organisations.spans import ALWAYS, close_span, open_span
from ..redemptions.models import LIVE, Redemption
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..vouchers import ids
from .notes import tell_decision
from .writing import ApprovalStep, campaign_locked, write_decision

KEPT_SCANNING: Final = "Elle encaissait déjà dans cette campagne."


def set_need(actor: Actor, campaign_id: int, *, needed: bool) -> Campaign:
    """Let only approved organisations redeem in a campaign from now on, or again every qualified one. Idempotent.

    Whoever has redeemed in it so far is approved in the same moment: booklets and letters sent people there.
    Raises UnknownCampaign.
    """
    with transaction() as session:
        campaign = campaign_locked(session, campaign_id, actor)
        if campaign.needs_approval == needed:
            return campaign
        turn = close_span if needed else open_span
        campaign.open_spans = turn(ALWAYS if campaign.open_spans is None else campaign.open_spans, clock.now())
        subject = Subject("campaign", campaign.id, campaign.sponsor.organisation_id)
        change = Changed({"needs_approval": not needed}, {"needs_approval": needed})
        record(session, actor, "campaign.changed", subject, change)
        if needed:
            _approve_all(session, actor, campaign, _who_redeemed(session, campaign_id))
    return campaign


def _approve_all(session: Session, actor: Actor, campaign: Campaign, organisation_ids: Iterable[int]) -> None:
    """Approve those of whom nothing was decided yet; what the sponsor refused or withdrew before stays so."""
    for organisation_id in organisation_ids:
        approval = session.get(CampaignApproval, (campaign.id, organisation_id))
        if approval is None or approval.state == ASKED:
            kept = ApprovalStep(organisation_id, APPROVED, KEPT_SCANNING)
            tell_decision(session, campaign, write_decision(session, actor, campaign, kept))


def _who_redeemed(session: Session, campaign_id: int) -> Iterable[int]:
    first, after = ids.voucher_id(campaign_id, 0, 0), ids.voucher_id(campaign_id + 1, 0, 0)
    there = select(Venue.organisation_id).join(Redemption, Redemption.venue_id == Venue.id)
    redeemed = Redemption.voucher_id >= first, Redemption.voucher_id < after, LIVE
    return session.scalars(there.where(*redeemed).distinct().order_by(Venue.organisation_id)).all()
