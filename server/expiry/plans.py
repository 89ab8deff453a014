"""Plans: the steps of campaigns as they stand, read from the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from ..access import Actor
from ..campaigns.models import Campaign, Sponsor
from ..campaigns.service import visible_to
from . import steps
from .models import ExpiryConfirmation, ExpiryStep

FIRST_STEP_BEFORE = timedelta(days=400)
LAST_STEP_AFTER = timedelta(days=100)
SPONSOR = joinedload(Campaign.sponsor).joinedload(Sponsor.organisation)


@dataclass(frozen=True, slots=True)
class Planned:
    """A campaign with a fixed end, the day of each of its steps, and when those taken were taken."""

    campaign: Campaign
    last_day: date
    grace_day: date
    days: steps.Plan
    done: dict[str, datetime]


@dataclass(frozen=True, slots=True)
class StepState:
    """One step as people see it."""

    step: str
    due_day: date
    editable: bool
    to_confirm: bool
    done_at: datetime | None
    confirmations: list[ExpiryConfirmation]


def list_near_end(session: Session, today: date) -> list[Planned]:
    """The plans of every campaign that can have a step to take, ordered alike in every process to avoid deadlocks."""
    return plans(session, list(session.scalars(_near(today).options(SPONSOR))))


def open_to(session: Session, actor: Actor, today: date) -> list[Planned]:
    """The plans of those of these campaigns that an actor may see."""
    near = _near(today).join(Campaign.sponsor).where(visible_to(actor))
    return plans(session, list(session.scalars(near)))


def plans(session: Session, campaigns: list[Campaign]) -> list[Planned]:
    """The plans of campaigns; those without a fixed end have none."""
    rows = session.scalars(select(ExpiryStep).where(ExpiryStep.campaign_id.in_([one.id for one in campaigns])))
    of_campaign: dict[int, list[ExpiryStep]] = {}
    for row in rows:
        of_campaign.setdefault(row.campaign_id, []).append(row)
    return [
        _planned(one, one.last_day, one.grace_day, of_campaign.get(one.id, ()))
        for one in campaigns
        if one.last_day and one.grace_day
    ]


def states(session: Session, plan: Planned) -> list[StepState]:
    """Every step of a plan, in order, with who confirmed it."""
    query = select(ExpiryConfirmation).where(ExpiryConfirmation.campaign_id == plan.campaign.id)
    words = list(
        session.scalars(query.order_by(ExpiryConfirmation.confirmed_at, ExpiryConfirmation.side).options(_PERSON))
    )
    return [
        StepState(
            step,
            plan.days[step],
            step in steps.EDITABLE and step not in plan.done,
            step in steps.CONFIRMED,
            plan.done.get(step),
            [word for word in words if word.step == step],
        )
        for step in steps.STEPS
    ]


def _near(today: date) -> Select[Campaign]:
    near = (Campaign.last_day <= today + FIRST_STEP_BEFORE, Campaign.grace_day >= today - LAST_STEP_AFTER)
    return select(Campaign).where(*near).order_by(Campaign.id)


def _planned(campaign: Campaign, last_day: date, grace_day: date, rows: Iterable[ExpiryStep]) -> Planned:
    days = steps.plan_days(last_day, grace_day, {row.step: row.due_day for row in rows})
    return Planned(campaign, last_day, grace_day, days, {row.step: row.done_at for row in rows if row.done_at})


_PERSON = joinedload(ExpiryConfirmation.person)
