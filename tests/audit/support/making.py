"""The acts by which services make campaigns and orders, for those that come from a factory."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.campaigns.models import Campaign, Order
from server.campaigns.terms import NewCampaign
from server.db import transaction
from server.trail.models import Act
from server.trail.recording import Changed, Subject, record

CAMPAIGN, ORDER = "campaign.created", "order.placed"
NEW_CAMPAIGN = (*(one.name for one in fields(NewCampaign)),)
NEW_ORDER = ("campaign_id", "booklet_size", "booklet_count")


def record_making() -> None:
    """Record what services record, of each campaign and order that has no such act."""
    with transaction() as session:
        for campaign in session.scalars(select(Campaign).where(Campaign.id.not_in(_made(session, CAMPAIGN)))):
            terms = {name: getattr(campaign, name) for name in NEW_CAMPAIGN}
            subject = Subject("campaign", campaign.id, campaign.sponsor.organisation_id)
            record(session, None, CAMPAIGN, subject, Changed(after=terms))
        for order in session.scalars(select(Order).where(Order.id.not_in(_made(session, ORDER)))):
            size = {name: getattr(order, name) for name in NEW_ORDER}
            subject = Subject("order", order.id, order.campaign.sponsor.organisation_id)
            record(session, None, ORDER, subject, Changed(after=size))


def _made(session: Session, verb: str) -> list[int]:
    return [int(key) for key in session.scalars(select(Act.subject_id).where(Act.verb == verb))]
