"""What payouts do to the ledger: a line for each campaign whose money moves. Pure."""

from __future__ import annotations

from datetime import datetime

from ..ledger import rules
from ..ledger.models import PAID, REJECTED, RETURNED, SENT
from ..ledger.posting import Posting, nth_key, undo_key
from ..ledger.rules import Accounts
from .models import Payout, PayoutBatch, PayoutPart
from .undone_models import PayoutUndo


def sent(part: PayoutPart, payout: Payout, batch: PayoutBatch) -> Posting:
    """The bank was told to transfer it: what is due, or earned fees where nobody is paid but ourselves."""
    moved = rules.withdrawn if payout.is_withdrawal else rules.sent
    return _of(part, payout, SENT, batch.sent_at, moved(part.cents))


def paid(part: PayoutPart, payout: Payout, nth: int = 1) -> Posting:
    """The bank did; told for the ``nth`` time, after what was told before was taken back."""
    return _told(_of(part, payout, PAID, payout.paid_at, _moved(part, payout, PAID)), nth)


def rejected(part: PayoutPart, payout: Payout) -> Posting:
    """The bank did not: it is due again, or earned as before."""
    moved = rules.kept if payout.is_withdrawal else rules.rejected
    return _of(part, payout, REJECTED, payout.failed_at, moved(part.cents))


def returned(part: PayoutPart, payout: Payout, nth: int = 1) -> Posting:
    """It was paid and came back: it is due again, or earned as before."""
    return _told(_of(part, payout, RETURNED, payout.failed_at, _moved(part, payout, RETURNED)), nth)


def was_told(part: PayoutPart, payout: Payout, undo: PayoutUndo) -> Posting:
    """A step that was taken back since, when it was told."""
    return _told(_of(part, payout, undo.step, undo.done_at, _moved(part, payout, undo.step)), undo.nth)


def taken_back(part: PayoutPart, payout: Payout, undo: PayoutUndo) -> Posting:
    """A step was taken back: the opposite line, of the same kind."""
    moved = rules.undo(_moved(part, payout, undo.step))
    made = _told(_of(part, payout, undo.step, undo.undone_at, moved), undo.nth)
    return made._replace(event_id=undo_key(made.event_id))


def _moved(part: PayoutPart, payout: Payout, step: str) -> Accounts:
    if step == PAID:
        return rules.paid(part.cents)
    return (rules.given_back if payout.is_withdrawal else rules.returned)(part.cents)


def _of(part: PayoutPart, payout: Payout, kind: str, at: datetime | None, accounts: Accounts) -> Posting:
    """Raises ValueError where it has not happened."""
    if at is None:
        raise ValueError(kind)
    return Posting(kind, str(part.id), part.campaign_id, at, accounts, payout.organisation_id)


def _told(posting: Posting, nth: int) -> Posting:
    """A step under the key of its ``nth`` time."""
    return posting._replace(event_id=nth_key(posting.event_id, nth))
