"""What the ledger itself can say: a campaign never owes more than it holds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .models import LedgerLine

NEVER_ABOVE = ("funds_held", "outstanding", "guarantee", "fees_earned")
"""What is owed, and so at most nothing; what venues are owed may be above: one may owe after a late reversal."""


def below_nothing(session: Session) -> Iterator[str]:
    """The accounts of which a campaign owes less than nothing, in words."""
    sums = {name: func.sum(getattr(LedgerLine, name)) for name in NEVER_ABOVE}
    balances = select(LedgerLine.campaign_id, *sums.values()).group_by(LedgerLine.campaign_id)
    for campaign_id, *cents in session.execute(balances.order_by(LedgerLine.campaign_id)):
        for name, value in zip(sums, cents, strict=True):
            if value > 0:
                yield f"ledger: campaign {campaign_id} is {value} cents short of {name}"
