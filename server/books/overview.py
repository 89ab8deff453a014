"""The page of what two people order out: what there is to take, and what was ordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..campaigns.models import Campaign, Sponsor
from ..db import db
from .disbursement_list import DisbursementView, list_disbursements
from .earned import read_earned, read_free_advances


@dataclass(frozen=True, slots=True)
class FreeAdvance:
    """What a campaign's sponsor paid and nothing takes, in cents."""

    campaign_id: int
    campaign: str
    sponsor: str
    cents: int


@dataclass(frozen=True, slots=True)
class DisbursementsView:
    """All of it; ``costs_cents`` is what the bank charged the sponsors' money, which no fee is withdrawn for."""

    earned_cents: int
    costs_cents: int
    advances: Sequence[FreeAdvance]
    disbursements: Sequence[DisbursementView]


def show_disbursements() -> DisbursementsView:
    """What may be ordered now, and what was; a constant number of queries."""
    session = db.session()
    earned, free = read_earned(session), read_free_advances(session)
    whole = joinedload(Campaign.sponsor).joinedload(Sponsor.organisation)
    campaigns = session.scalars(select(Campaign).where(Campaign.id.in_(free)).order_by(Campaign.id).options(whole))
    advances = [FreeAdvance(one.id, one.name, one.sponsor.organisation.name, free[one.id]) for one in campaigns]
    return DisbursementsView(earned.cents, earned.costs_cents, advances, list_disbursements())
