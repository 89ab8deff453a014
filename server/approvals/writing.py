"""Writing what was asked or decided: the decision, the standing made from it, and the trail."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.approval_models import APPROVED, ApprovalDecision, CampaignApproval
from ..campaigns.campaigns import visible_to
from ..campaigns.models import Campaign
from ..campaigns.refusals import UnknownCampaign
from ..organisations.spans import close_span, open_span
from ..trail.recording import Changed, Subject, record


class ApprovalStep(NamedTuple):
    """What is said of an organisation in a campaign: one of APPROVAL_STATES, with the reason of a no."""

    organisation_id: int
    state: str
    reason: str = ""


def campaign_locked(session: Session, campaign_id: int, actor: Actor | None = None) -> Campaign:
    """A campaign that the actor, if any, may see, for one decision at a time; booklets are issued meanwhile.

    Raises UnknownCampaign.
    """
    seen = [visible_to(actor)] if actor else []
    query = select(Campaign).join(Campaign.sponsor).where(Campaign.id == campaign_id, *seen)
    campaign = session.scalar(query.with_for_update(key_share=True, of=Campaign))
    if campaign is None:
        raise UnknownCampaign
    return campaign


def write_decision(session: Session, actor: Actor, campaign: Campaign, decided: ApprovalStep) -> ApprovalDecision:
    """Write a decision that may follow, on a locked campaign."""
    approval = session.get(CampaignApproval, (campaign.id, decided.organisation_id))
    before = {"approval": approval.state} if approval else {}
    decision = ApprovalDecision(campaign_id=campaign.id, **decided._asdict(), decided_at=clock.now())
    decision.decided_by_id = actor.person_id or None
    if approval is None:
        approval = CampaignApproval(campaign_id=campaign.id, organisation_id=decided.organisation_id)
        approval.approved_spans = []
    _stand(approval, decision)
    session.add_all([approval, decision])
    session.flush()
    subject = Subject("campaign", campaign.id, decided.organisation_id)
    changed = Changed(before, {"approval": decided.state}, decided.reason)
    record(session, actor, f"approval.{decided.state}", subject, changed)
    return decision


def _stand(approval: CampaignApproval, decision: ApprovalDecision) -> None:
    turn = open_span if decision.state == APPROVED else close_span
    approval.approved_spans = turn(approval.approved_spans, decision.decided_at)
    approval.state, approval.reason, approval.decided_at = decision.state, decision.reason, decision.decided_at
