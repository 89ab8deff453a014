"""Approving: `ask` as an organisation's manager, `decide` as the sponsor or the operator."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy.orm import Session

from ..access import MANAGER, Actor
from ..campaigns.approval_models import APPROVED, ASKED, REFUSED, WITHDRAWN, ApprovalDecision, CampaignApproval
from ..campaigns.models import Campaign
from ..db import transaction
from ..organisations.models import QUALIFIED, Organisation
from ..organisations.refusals import UnknownOrganisation
from .notes import tell_decision, tell_question
from .refusals import ApprovalNotNeeded, ApprovalReasonMissing, NoSuchStep
from .writing import ApprovalStep, campaign_locked, write_decision

MAY_FOLLOW: Final[dict[str, Collection[str | None]]] = {
    ASKED: {None, REFUSED, WITHDRAWN},
    APPROVED: {None, ASKED, REFUSED, WITHDRAWN},
    REFUSED: {ASKED},
    WITHDRAWN: {APPROVED},
}
"""Decision → the states it may follow; None is an organisation of which nothing was said."""


def ask(actor: Actor, campaign_id: int, organisation_id: int) -> None:
    """Ask the sponsor for approval, as a manager of the whole organisation; asked again, nothing changes.

    Raises UnknownOrganisation, UnknownCampaign, ApprovalNotNeeded, NoSuchStep.
    """
    if not actor.owns(organisation_id, MANAGER):
        raise UnknownOrganisation
    with transaction() as session:
        campaign = campaign_locked(session, campaign_id)
        organisation = _qualified(session, organisation_id)
        if _decide(session, actor, campaign, ApprovalStep(organisation_id, ASKED)):
            tell_question(session, campaign, organisation)


def decide(actor: Actor, campaign_id: int, decided: ApprovalStep) -> None:
    """Approve an organisation, refuse what it asked or withdraw an approval, and tell it; the same again does nothing.

    Raises UnknownCampaign, UnknownOrganisation, ApprovalNotNeeded, ApprovalReasonMissing, NoSuchStep.
    """
    decided = decided._replace(reason=decided.reason.strip())
    if decided.state != APPROVED and not decided.reason:
        raise ApprovalReasonMissing
    with transaction() as session:
        campaign = campaign_locked(session, campaign_id, actor)
        if session.get(CampaignApproval, (campaign_id, decided.organisation_id)) is None:
            _qualified(session, decided.organisation_id)
        if written := _decide(session, actor, campaign, decided):
            tell_decision(session, campaign, written)


def _decide(session: Session, actor: Actor, campaign: Campaign, decided: ApprovalStep) -> ApprovalDecision | None:
    """The decision as it was written; None when it stands so already. Raises ApprovalNotNeeded, NoSuchStep."""
    if not campaign.needs_approval:
        raise ApprovalNotNeeded
    approval = session.get(CampaignApproval, (campaign.id, decided.organisation_id))
    before = approval.state if approval else None
    if before == decided.state or (decided.state == ASKED and before == APPROVED):
        return None
    if before not in MAY_FOLLOW[decided.state]:
        raise NoSuchStep
    return write_decision(session, actor, campaign, decided)


def _qualified(session: Session, organisation_id: int) -> Organisation:
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.qualification != QUALIFIED:
        raise UnknownOrganisation
    return organisation
