"""What payouts do to the ledger: a line for each campaign whose money moves. Pure."""

from __future__ import annotations

from datetime import datetime

from ..ledger import rules
from ..ledger.models import PAID, REJECTED, RETURNED, SENT
from ..ledger.posting import Posting
from ..ledger.rules import Accounts
from .models import Payout, PayoutBatch, PayoutPart


def sent(part: PayoutPart, payout: Payout, batch: PayoutBatch) -> Posting:
    """The bank was told to transfer it: what is due, or earned fees where nobody is paid but ourselves."""
    moved = rules.withdrawn if payout.is_withdrawal else rules.sent
    return _of(part, payout, SENT, batch.sent_at, moved(part.cents))


def paid(part: PayoutPart, payout: Payout) -> Posting:
    """The bank did."""
    return _of(part, payout, PAID, payout.paid_at, rules.paid(part.cents))


def rejected(part: PayoutPart, payout: Payout) -> Posting:
    """The bank did not: it is due again, or earned as before."""
    moved = rules.kept if payout.is_withdrawal else rules.rejected
    return _of(part, payout, REJECTED, payout.failed_at, moved(part.cents))


def returned(part: PayoutPart, payout: Payout) -> Posting:
    """It was paid and came back: it is due again, or earned as before."""
    moved = rules.given_back if payout.is_withdrawal else rules.returned
    return _of(part, payout, RETURNED, payout.failed_at, moved(part.cents))


def _of(part: PayoutPart, payout: Payout, kind: str, at: datetime | None, accounts: Accounts) -> Posting:
    """Raises ValueError where it has not happened."""
    if at is None:
        raise ValueError(kind)
    return Posting(kind, str(part.id), part.campaign_id, at, accounts, payout.organisation_id)
