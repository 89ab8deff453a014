"""A check of the ledger by itself: no campaign pays out more than came in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .models import REJECTED, RETURNED, SENT, LedgerLine

NEVER_ABOVE = ("funds_held", "outstanding", "guarantee", "fees_earned", "advance")
"""Liabilities, never above zero. `payable` and `due` may be: after a late reversal a venue owes money."""
NEVER_BELOW = ("promised",)
"""Never below zero. `bank` may be: venues are paid what a promise owes them, before its money is there."""


WITHDRAWALS = (SENT, REJECTED, RETURNED)
"""Kinds of lines that move earned fees only where the operator withdraws them."""


def find_overdrawn(session: Session) -> Iterator[str]:
    """Sentences for the accounts of a campaign that are overdrawn, in cents."""
    sums = {name: _sum(name) for name in (*NEVER_ABOVE, *NEVER_BELOW)}
    balances = select(LedgerLine.campaign_id, *sums.values()).group_by(LedgerLine.campaign_id)
    for campaign_id, *cents in session.execute(balances.order_by(LedgerLine.campaign_id)):
        for name, value in zip(sums, cents, strict=True):
            short = -value if name in NEVER_BELOW else value
            if short > 0:
                yield f"ledger: campaign {campaign_id} is {short} cents short of {name}"


def _sum(name: str) -> Any:
    """An account's balance. Fees count as earned, withdrawn or not: a late reversal may leave less than was taken."""
    column = getattr(LedgerLine, name)
    if name != "fees_earned":
        return func.sum(column)
    return func.coalesce(func.sum(column).filter(LedgerLine.kind.not_in(WITHDRAWALS)), 0)
