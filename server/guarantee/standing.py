"""How conflicts stand: paid, refused, or waiting and why the rule did not pay them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.models import Person
from . import ceiling, conflicts, rules
from .models import Decision

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a conflict stands. ``why_not`` tells why it waits, or would not have been paid by the rule.

    ``left_cents`` is what its campaign's guarantee still holds, ``worth_cents`` what paying the conflict takes.
    """

    why_not: tuple[str, ...]
    left_cents: int
    worth_cents: int
    decision: Decision | None
    person: str | None

    @property
    def state(self) -> str:
        return self.decision.outcome if self.decision else WAITING


def standing(session: Session, redemption_ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """How the conflicts among these scans stand; a constant number of queries."""
    found = conflicts.list_by_id(session, redemption_ids)
    if not found:
        return {}
    campaign_ids = {one.campaign_id for one in found}
    left, prices = ceiling.read_left(session, campaign_ids), ceiling.prices(session, campaign_ids)
    decisions = _decisions(session, [one.redemption.id for one in found])
    return {
        one.redemption.id: _standing(
            one.facts, left[one.campaign_id], prices[one.campaign_id].gross_cents, decisions.get(one.redemption.id)
        )
        for one in found
    }


def _standing(
    facts: rules.Facts, left_cents: int, worth_cents: int, decided: tuple[Decision, str | None] | None
) -> Standing:
    decision, person = decided or (None, None)
    reasons = rules.why_not(facts)
    if decision is None and worth_cents > left_cents:
        reasons += (rules.CEILING_REACHED,)
    return Standing(reasons, left_cents, worth_cents, decision, person)


def _decisions(session: Session, redemption_ids: Collection[UUID]) -> dict[UUID, tuple[Decision, str | None]]:
    made = select(Decision, Person.name).outerjoin(Person, Person.id == Decision.person_id)
    rows = session.execute(made.where(Decision.redemption_id.in_(redemption_ids)))
    return {decision.redemption_id: (decision, name) for decision, name in rows}
