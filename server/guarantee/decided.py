"""Decisions on scans that lost a race, for the phone that waits for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from ..access import Actor
from ..db import db
from ..redemptions.models import Redemption
from .models import Decision, Honour


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on a scan; ``net_cents`` is what the guarantee pays for it, None where it pays nothing."""

    id: UUID
    outcome: str
    net_cents: int | None
    reason: str
    note: str
    by_rule: bool
    decided_at: datetime


def list_decided(actor: Actor, redemption_ids: Collection[UUID]) -> list[Decided]:
    """The decisions on scans of the phone's own venue; other venues' and undecided ones are left out.

    One query, however many. Raises Forbidden when a person asks.
    """
    made = (
        select(Decision, Honour.net_cents)
        .join(Redemption, Redemption.id == Decision.redemption_id)
        .outerjoin(Honour, Honour.redemption_id == Decision.redemption_id)
        .where(Decision.redemption_id.in_(redemption_ids), Redemption.venue_id == actor.at.venue_id)
        .order_by(Decision.recorded_at, Decision.redemption_id)
    )
    return [_decided(decision, net_cents) for decision, net_cents in db.session.execute(made)]


def _decided(decision: Decision, net_cents: int | None) -> Decided:
    return Decided(
        id=decision.redemption_id,
        outcome=decision.outcome,
        net_cents=net_cents,
        reason=decision.reason,
        note=decision.note,
        by_rule=decision.automatic,
        decided_at=decision.recorded_at,
    )
