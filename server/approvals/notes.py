"""What is told of approvals: decisions to the organisation's managers and its address, questions to the sponsor."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..access import MANAGER, SPONSOR
from ..campaigns.approval_models import ApprovalDecision
from ..campaigns.models import Campaign
from ..messages.service import Note, To, write
from ..organisations.models import Organisation


def tell_decision(session: Session, campaign: Campaign, decision: ApprovalDecision) -> None:
    """Tell an organisation that it was approved, refused, or that its approval was withdrawn."""
    organisation = session.get_one(Organisation, decision.organisation_id)
    to = To(role=MANAGER, organisation_id=organisation.id)
    values = {
        "organisation": organisation.name,
        "campaign": campaign.name,
        "sponsor": campaign.sponsor.organisation.name,
        "reason": decision.reason,
    }
    also = frozenset({organisation.email} - {""})
    write(session, [Note(f"approval:{decision.id}", to, f"approval_{decision.state}", values, also)])


def tell_question(session: Session, campaign: Campaign, organisation: Organisation) -> None:
    """Tell the sponsor that an organisation asks; once, until it decided."""
    to = To(role=SPONSOR, organisation_id=campaign.sponsor.organisation_id)
    values = {"organisation": organisation.name, "campaign": campaign.name}
    key = f"approval-asked:{campaign.id}:{organisation.id}:{clock.iso(clock.now())}"
    write(session, [Note(key, to, "approval_asked", values)])
