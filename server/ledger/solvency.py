"""A check of the ledger by itself: no campaign pays out more than came in."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .models import LedgerLine

NEVER_ABOVE = ("funds_held", "outstanding", "guarantee", "fees_earned", "advance")
"""Liabilities, never above zero. `payable` and `due` may be: after a late reversal a venue owes money."""
NEVER_BELOW = ("promised",)
"""Never below zero. `bank` may be: venues are paid what a promise owes them, before its money is there."""


def find_overdrawn(session: Session) -> Iterator[str]:
    """Sentences for the accounts of a campaign that are overdrawn, in cents."""
    sums = {name: func.sum(getattr(LedgerLine, name)) for name in (*NEVER_ABOVE, *NEVER_BELOW)}
    balances = select(LedgerLine.campaign_id, *sums.values()).group_by(LedgerLine.campaign_id)
    for campaign_id, *cents in session.execute(balances.order_by(LedgerLine.campaign_id)):
        for name, value in zip(sums, cents, strict=True):
            short = -value if name in NEVER_BELOW else value
            if short > 0:
                yield f"ledger: campaign {campaign_id} is {short} cents short of {name}"
