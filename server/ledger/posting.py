"""Posting: an event's line, in the transaction of the event itself."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from .models import LedgerLine
from .rules import Accounts


class Posting(NamedTuple):
    """A line to write: the event's kind and key, campaign, moment, cents per account, and who is owed, if anyone."""

    kind: str
    event_id: str
    campaign_id: int
    recorded_at: datetime
    accounts: Accounts
    organisation_id: int | None = None


def post(session: Session, posting: Posting) -> None:
    """Add an event's line to the transaction that makes the event true."""
    columns = posting._asdict()
    session.add(LedgerLine(**columns.pop("accounts")._asdict(), **columns))


def read_posting(line: LedgerLine) -> Posting:
    """The posting that a stored line was written from."""
    accounts = Accounts(*(getattr(line, name) for name in Accounts._fields))
    event = line.kind, line.event_id, line.campaign_id, line.recorded_at
    return Posting(*event, accounts, line.organisation_id)
