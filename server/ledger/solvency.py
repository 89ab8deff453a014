"""A check of the ledger by itself: no campaign pays out more than came in."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .models import LedgerLine

NEVER_ABOVE = ("funds_held", "outstanding", "guarantee", "fees_earned")
"""Liabilities, never above zero. `payable` and `due` may be: after a late reversal a venue owes money."""


def find_overdrawn(session: Session) -> Iterator[str]:
    """Sentences for the accounts of a campaign that are overdrawn, in cents."""
    sums = {name: func.sum(getattr(LedgerLine, name)) for name in NEVER_ABOVE}
    balances = select(LedgerLine.campaign_id, *sums.values()).group_by(LedgerLine.campaign_id)
    for campaign_id, *cents in session.execute(balances.order_by(LedgerLine.campaign_id)):
        for name, value in zip(sums, cents, strict=True):
            if value > 0:
                yield f"ledger: campaign {campaign_id} is {value} cents short of {name}"
