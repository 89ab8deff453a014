"""Posting: an event's line, in the transaction of the event itself."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from .models import LedgerLine
from .rules import Accounts

UNDONE = "u"


class Posting(NamedTuple):
    """A line to write: the event's kind and key, campaign, moment, cents per account, and who is owed, if anyone."""

    kind: str
    event_id: str
    campaign_id: int
    recorded_at: datetime
    accounts: Accounts
    organisation_id: int | None = None


def nth_key(key: str, nth: int) -> str:
    """The key of an event that may be told again after it was taken back: its own, then with a number behind it."""
    return key if nth == 1 else f"{key}.{nth}"


def undo_key(key: str) -> str:
    """The key of the line that takes another one of its kind back."""
    return f"{key}{UNDONE}"


def own_key(event_id: str) -> str:
    """The event's own key, of whichever of its lines."""
    return event_id.removesuffix(UNDONE).partition(".")[0]


def post(session: Session, posting: Posting) -> None:
    """Add an event's line to the transaction that makes the event true."""
    columns = posting._asdict()
    session.add(LedgerLine(**columns.pop("accounts")._asdict(), **columns))


def read_posting(line: LedgerLine) -> Posting:
    """The posting that a stored line was written from."""
    accounts = Accounts(*(getattr(line, name) for name in Accounts._fields))
    event = line.kind, line.event_id, line.campaign_id, line.recorded_at
    return Posting(*event, accounts, line.organisation_id)
