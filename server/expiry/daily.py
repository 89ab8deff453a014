"""The day's work: `take_due_steps`, each step once however often and on however many machines it is called."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from .. import clock
from ..db import insert_into, transaction
from ..messages.service import write
from . import notes, steps
from .models import ExpiryStep
from .plans import Planned, list_near_end


class Taken(NamedTuple):
    """A step that was taken now."""

    campaign_id: int
    step: str


def take_due_steps() -> list[Taken]:
    """Take every step that is due today in Paris, and write its messages, in one transaction; returns those steps."""
    today = clock.paris_day(clock.now())
    with transaction() as session:
        by_id = {plan.campaign.id: plan for plan in list_near_end(session, today)}
        taken = _claim(session, [(plan, step) for plan in by_id.values() for step in _due(plan, today)], today)
        written = [note for one in taken for note in notes.make_step_notes(session, by_id[one.campaign_id], one.step)]
        write(session, written)
    return taken


def _due(plan: Planned, today: date) -> list[str]:
    return list(steps.due(plan.days, plan.done, today))


def _claim(session: Session, due: list[tuple[Planned, str]], today: date) -> list[Taken]:
    """Mark steps as taken; returns only those that no other process took or moved at the same time."""
    if not due:
        return []
    now = clock.now()
    rows = [
        {"campaign_id": plan.campaign.id, "step": step, "due_day": plan.days[step], "done_at": now}
        for plan, step in due
    ]
    claim = insert_into(session, ExpiryStep).values(rows)
    still_due = (ExpiryStep.done_at.is_(None), ExpiryStep.due_day <= today)
    claim = claim.on_conflict_do_update(
        index_elements=["campaign_id", "step"], set_={"done_at": now}, where=still_due[0] & still_due[1]
    )
    claimed = {tuple(row) for row in session.execute(claim.returning(ExpiryStep.campaign_id, ExpiryStep.step))}
    return [Taken(plan.campaign.id, step) for plan, step in due if (plan.campaign.id, step) in claimed]
