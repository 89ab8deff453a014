"""Verbs of the end of a campaign: its `procedure`, `list_waiting`; `edit`, `confirm`; `take_due_steps` each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..campaigns.models import Campaign
from ..campaigns.service import campaign_of
from ..db import db, insert_into, transaction
from ..messages.service import write
from ..trail.recording import Changed, Subject, record
from . import notes, plans, steps
from .counters import Counters, count_booklets
from .daily import Taken, take_due_steps
from .models import OF_OPERATOR, OF_SPONSOR, ExpiryConfirmation, ExpiryStep
from .plans import Planned, StepState
from .refusals import NoFixedEnd, StepDone, StepNotDue, StepsOutOfOrder, UnknownStep

__all__ = ["Procedure", "Taken", "Waiting", "confirm", "edit", "list_waiting", "procedure", "take_due_steps"]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A campaign's end as its sponsor and the operator see it; without a fixed end it has no steps."""

    campaign: Campaign
    counters: Counters
    steps: list[StepState]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for confirmation by the side that asks."""

    campaign: Campaign
    step: str
    due_day: date


def procedure(actor: Actor, campaign_id: int) -> Procedure:
    """The steps of a campaign of the actor's, and the four counters. Raises UnknownCampaign."""
    session = db.session()
    campaign = campaign_of(actor, campaign_id)
    planned = plans.plans(session, [campaign])
    states = plans.states(session, planned[0]) if planned else []
    return Procedure(campaign, count_booklets(session, campaign_id), states)


def list_waiting(actor: Actor) -> list[Waiting]:
    """What the actor's side has to confirm, campaign by campaign."""
    session, side = db.session(), _side(actor)
    seen = plans.open_to(session, actor, clock.paris_day(clock.now()))
    words = select(ExpiryConfirmation.campaign_id, ExpiryConfirmation.step)
    words = words.where(ExpiryConfirmation.campaign_id.in_([plan.campaign.id for plan in seen]))
    said = {tuple(row) for row in session.execute(words.where(ExpiryConfirmation.side == side))}
    return [
        Waiting(plan.campaign, step, plan.days[step])
        for plan in seen
        for step in steps.wait_for(plan.done, sponsor=side == OF_SPONSOR)
        if (plan.campaign.id, step) not in said and not (step == steps.BLOCK and plan.campaign.stock_blocked)
    ]


def edit(actor: Actor, campaign_id: int, days: dict[str, date]) -> Procedure:
    """Fix the days of steps that are still to come.

    Raises UnknownCampaign, NoFixedEnd, StepDone, StepsOutOfOrder.
    """
    with transaction() as session:
        plan = _plan(session, actor, campaign_id)
        changed = {step: day for step, day in days.items() if plan.days[step] != day}
        if changed.keys() & plan.done.keys():
            raise StepDone
        if not steps.is_in_order({**plan.days, **changed}):
            raise StepsOutOfOrder
        _fix(session, campaign_id, changed)
        if changed:
            before = {step: plan.days[step] for step in changed}
            record(session, actor, "expiry.changed", _subject(plan), Changed(before, changed))
    return procedure(actor, campaign_id)


def confirm(actor: Actor, campaign_id: int, step: str) -> Procedure:
    """Confirm a step that has been taken, for one side; idempotent. Confirming `block` blocks the stock.

    Raises UnknownStep, UnknownCampaign, NoFixedEnd, StepNotDue.
    """
    if step not in steps.CONFIRMED:
        raise UnknownStep
    with transaction() as session:
        plan = _plan(session, actor, campaign_id)
        if step not in plan.done:
            raise StepNotDue
        if _confirm(session, actor, campaign_id, step):
            record(session, actor, "expiry.confirmed", _subject(plan), Changed(after={"step": step}))
            if step == steps.BLOCK:
                _block_stock(session, plan)
    return procedure(actor, campaign_id)


def _subject(plan: Planned) -> Subject:
    return Subject("campaign", plan.campaign.id, plan.campaign.sponsor.organisation_id)


def _plan(session: Session, actor: Actor, campaign_id: int) -> Planned:
    planned = plans.plans(session, [campaign_of(actor, campaign_id)])
    if not planned:
        raise NoFixedEnd
    return planned[0]


def _fix(session: Session, campaign_id: int, days: dict[str, date]) -> None:
    """Store the days. Raises StepDone when one of the steps was taken meanwhile."""
    if not days:
        return
    rows = [{"campaign_id": campaign_id, "step": step, "due_day": day} for step, day in sorted(days.items())]
    fix = insert_into(session, ExpiryStep).values(rows)
    fix = fix.on_conflict_do_update(
        index_elements=["campaign_id", "step"],
        set_={"due_day": fix.excluded.due_day},
        where=ExpiryStep.done_at.is_(None),
    )
    if len(session.scalars(fix.returning(ExpiryStep.step)).all()) < len(days):
        raise StepDone


def _side(actor: Actor) -> str:
    return OF_OPERATOR if actor.has(OPERATOR) else OF_SPONSOR


def _confirm(session: Session, actor: Actor, campaign_id: int, step: str) -> bool:
    """Store who confirms and when; returns whether this side had not confirmed before."""
    row = {
        "campaign_id": campaign_id,
        "step": step,
        "side": _side(actor),
        "confirmed_at": clock.now(),
        "confirmed_by": actor.person_id,
    }
    unless_said = insert_into(session, ExpiryConfirmation).values(row).on_conflict_do_nothing()
    return session.scalar(unless_said.returning(ExpiryConfirmation.step)) is not None


def _block_stock(session: Session, plan: Planned) -> None:
    session.execute(update(Campaign).where(Campaign.id == plan.campaign.id).values(stock_blocked=True))
    write(session, notes.make_blocking_notes(session, plan))
