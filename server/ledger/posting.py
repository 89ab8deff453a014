"""Posting: an event's line, in the transaction of the event itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from .models import LedgerLine
from .rules import Accounts


@dataclass(frozen=True, slots=True)
class Event:
    """Something that moves money of a campaign; ``organisation_id`` is who is owed, if anyone."""

    kind: str
    key: str
    campaign_id: int
    recorded_at: datetime
    organisation_id: int | None = None


def post(session: Session, event: Event, accounts: Accounts) -> None:
    """Add an event's line to the transaction that makes the event true."""
    session.add(
        LedgerLine(
            kind=event.kind,
            event_id=event.key,
            campaign_id=event.campaign_id,
            organisation_id=event.organisation_id,
            recorded_at=event.recorded_at,
            **accounts._asdict(),
        )
    )
