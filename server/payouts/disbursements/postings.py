"""What a refund does to the ledger: what its sponsor paid in advance is due to it. Pure."""

from __future__ import annotations

from datetime import datetime

from ...ledger import rules
from ...ledger.models import REFUNDED
from ...ledger.posting import Posting, undo_key
from ...ledger.rules import Accounts
from .cancelling_models import DisbursementCancellation
from .models import Disbursement, DisbursementDecision, DisbursementPart


def refunded(part: DisbursementPart, refund: Disbursement, decision: DisbursementDecision) -> Posting:
    """A confirmed refund, which is of one campaign."""
    return _of(part, refund, str(refund.id), decision.decided_at, rules.refunded(part.cents))


def kept_after_all(part: DisbursementPart, refund: Disbursement, cancellation: DisbursementCancellation) -> Posting:
    """It was cancelled: the opposite line, of the same kind. Raises ValueError before that."""
    if cancellation.confirmed_at is None:
        raise ValueError(cancellation.id)
    moved = rules.undo(rules.refunded(part.cents))
    return _of(part, refund, undo_key(str(refund.id)), cancellation.confirmed_at, moved)


def _of(part: DisbursementPart, refund: Disbursement, key: str, at: datetime, moved: Accounts) -> Posting:
    return Posting(REFUNDED, key, part.campaign_id, at, moved, refund.organisation_id)
