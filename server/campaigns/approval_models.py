"""Tables of approvals: which organisations a sponsor lets redeem in a campaign that needs it, and each decision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import LONGEST_REASON, Organisation
from ..organisations.spans import Span
from .models import Campaign

ASKED, APPROVED, REFUSED, WITHDRAWN = "asked", "approved", "refused", "withdrawn"
APPROVAL_STATES = (ASKED, APPROVED, REFUSED, WITHDRAWN)
_STATE_KNOWN = "state IN ('asked', 'approved', 'refused', 'withdrawn')"
_NO_HAS_REASON = "state IN ('asked', 'approved') OR reason <> ''"


class CampaignApproval(Base):
    """How an organisation stands in a campaign: the last decision, and the spans in which it was approved.

    Both are made from its `ApprovalDecision` rows; the spans are kept here for the query of a redemption.
    """

    __tablename__ = "campaign_approvals"
    __table_args__ = (
        CheckConstraint(_STATE_KNOWN, name="state_known"),
        CheckConstraint(_NO_HAS_REASON, name="refusal_has_reason"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id), primary_key=True, autoincrement=False, index=True
    )
    state: Mapped[str] = mapped_column(String(9))
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_REASON, lines=True), default="", server_default="")
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approved_spans: Mapped[list[Span]] = mapped_column(JSON, default=list, server_default="[]")


@append_only
class ApprovalDecision(Base):
    """An organisation asked, or a sponsor or the operator decided. Made on the server itself when nobody is named."""

    __tablename__ = "approval_decisions"
    __table_args__ = (
        CheckConstraint(_STATE_KNOWN, name="state_known"),
        CheckConstraint(_NO_HAS_REASON, name="refusal_has_reason"),
        Index("ix_approval_decisions_campaign_id_organisation_id", "campaign_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id))
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    state: Mapped[str] = mapped_column(String(9))
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_REASON, lines=True), default="", server_default="")
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


def redeems_in(campaign: Campaign) -> ColumnElement[bool] | None:
    """SQL condition on `Organisation`: whether it may redeem in a campaign now; None when every qualified one may."""
    if not campaign.needs_approval:
        return None
    approved = select(CampaignApproval.organisation_id).where(
        CampaignApproval.campaign_id == campaign.id, CampaignApproval.state == APPROVED
    )
    return Organisation.id.in_(approved)
