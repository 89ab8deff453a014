"""The messages of each step, and of the blocking of stock."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import PRESCRIBER, SPONSOR
from ..messages.service import THE_OPERATOR, Note, To
from ..vouchers import ids
from ..vouchers.models import Booklet
from ..wallet.words import day_in_words
from . import counters, steps
from .plans import Planned

TO_OPERATOR = {steps.STATEMENT}
TO_PRESCRIBERS = {steps.LAST_DAY}
WITH_COUNTERS = {steps.ALERT, steps.STATEMENT}


def make_step_notes(session: Session, plan: Planned, step: str) -> Iterator[Note]:
    """The messages of a step: to the sponsor, and to the operator or the prescribers where it concerns them."""
    values = _values(plan)
    if step in WITH_COUNTERS:
        values["counters"] = counters.count_booklets(session, plan.campaign.id).spell_out()
    to = [To(role=SPONSOR, organisation_id=plan.campaign.sponsor.organisation_id)]
    to += [THE_OPERATOR] if step in TO_OPERATOR else []
    to += _prescribers_with_stock(session, plan.campaign.id) if step in TO_PRESCRIBERS else []
    yield from (_note(plan, step, one, values) for one in to)


def make_blocking_notes(session: Session, plan: Planned) -> list[Note]:
    """Messages to every prescriber with stock: hand no more over."""
    return [_note(plan, "blocked", one, _values(plan)) for one in _prescribers_with_stock(session, plan.campaign.id)]


def _note(plan: Planned, what: str, to: To, values: dict[str, object]) -> Note:
    key = f"expiry:{plan.campaign.id}:{what}:{to.role}:{to.organisation_id or ''}"
    return Note(key, to, f"expiry_{what}", values)


def _values(plan: Planned) -> dict[str, object]:
    days = {"last_day": plan.last_day, "grace_day": plan.grace_day, "block_day": plan.days[steps.BLOCK]}
    return {"campaign": plan.campaign.name, **{name: day_in_words(day) for name, day in days.items()}}


def _prescribers_with_stock(session: Session, campaign_id: int) -> list[To]:
    of_campaign = Booklet.id.between(ids.booklet_id(campaign_id, 0), ids.booklet_id(campaign_id + 1, 0) - 1)
    in_stock = (Booklet.handed_over_at.is_(None), Booklet.voided_at.is_(None), Booklet.holder_id.is_not(None))
    holders = session.scalars(select(Booklet.holder_id).where(of_campaign, *in_stock).distinct())
    return [To(role=PRESCRIBER, organisation_id=holder) for holder in sorted(one for one in holders if one)]
