"""Who is told that a payment failed: the organisation that should have got it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import money
from ...access import MANAGER, SPONSOR
from ...messages.service import THE_OPERATOR, Note, To
from ..bank_files import reasons
from ..bank_files.entries import PAID
from .matching import Match


def make_failure_notes(matches: Iterable[Match]) -> Iterator[Note]:
    """For each payout that was rejected or came back, once."""
    for match in matches:
        payout = match.payout
        if payout and match.effects and match.effects[-1] != PAID:
            role = MANAGER if payout.statement_id else SPONSOR
            to = THE_OPERATOR if payout.is_withdrawal else To(role=role, organisation_id=payout.organisation_id)
            values = {
                "organisation": payout.paid_to,
                "number": payout.end_to_end_id,
                "total": money.say_euros(payout.cents),
                "reason": reasons.explain(payout.reason_code).lower(),
            }
            yield Note(f"payout:{payout.id}:failed", to, "payout_failed", values)
