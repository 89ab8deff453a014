"""Which disbursements stand: confirmed by a second person, and not cancelled since."""

from __future__ import annotations

from sqlalchemy import exists

from .cancelling_models import DisbursementCancellation
from .models import Disbursement, DisbursementDecision

IS_CANCELLED = exists().where(
    DisbursementCancellation.disbursement_id == Disbursement.id, DisbursementCancellation.confirmed_at.is_not(None)
)
STANDS = Disbursement.decision.has(DisbursementDecision.confirmed) & ~IS_CANCELLED
"""SQL conditions on `Disbursement`."""
