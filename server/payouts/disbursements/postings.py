"""What a refund does to the ledger: what its sponsor paid in advance is due to it. Pure."""

from __future__ import annotations

from ...ledger import rules
from ...ledger.models import REFUNDED
from ...ledger.posting import Posting
from .models import Disbursement, DisbursementDecision, DisbursementPart


def refunded(part: DisbursementPart, refund: Disbursement, decision: DisbursementDecision) -> Posting:
    """A confirmed refund, which is of one campaign."""
    moved = rules.refunded(part.cents)
    return Posting(REFUNDED, str(refund.id), part.campaign_id, decision.decided_at, moved, refund.organisation_id)
