"""What the match of a credit does to the ledger: money came for a campaign, or turns out not to have. Pure."""

from __future__ import annotations

from datetime import datetime

from ..ledger import rules
from ..ledger.models import RECEIVED, UNMATCHED
from ..ledger.posting import Posting
from ..ledger.rules import Accounts
from .models import BankMatch


def received(match: BankMatch) -> Posting:
    """A confirmed credit: bank money of its campaign, owed to the sponsor or paying what it promised."""
    return _of(match, RECEIVED, match.confirmed_at, rules.received(match.cents, match.account))


def unmatched(match: BankMatch) -> Posting:
    """The match was undone."""
    return _of(match, UNMATCHED, match.undone_at, rules.undo(rules.received(match.cents, match.account)))


def _of(match: BankMatch, kind: str, at: datetime | None, accounts: Accounts) -> Posting:
    """Raises ValueError for a match that has no campaign, no ledger line, or has not got that far."""
    if at is None or match.campaign_id is None or not match.account:
        raise ValueError(kind)
    return Posting(kind, str(match.id), match.campaign_id, at, accounts)
