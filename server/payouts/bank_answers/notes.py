"""Who is told that a payment was made or failed: the organisation that it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import money
from ...access import MANAGER, SPONSOR
from ...messages.service import THE_OPERATOR, Note, To
from ..bank_files import reasons
from ..bank_files.entries import PAID
from ..models import Payout
from .matching import Match


def make_answer_notes(matches: Iterable[Match]) -> Iterator[Note]:
    """For each payout that is paid now, rejected or back, once; nobody is told of a paid withdrawal."""
    for match in matches:
        payout = match.payout
        if payout and match.effects and match.effects[-1] != PAID:
            said = _said(payout) | {"reason": reasons.explain(payout.reason_code).lower()}
            yield Note(f"payout:{payout.id}:failed", _owner(payout), "payout_failed", said)
        elif payout and match.effects and payout.state == PAID and not payout.is_withdrawal:
            yield Note(f"payout:{payout.id}:paid", _owner(payout), "payout_paid", _said(payout))


def _owner(payout: Payout) -> To:
    role = MANAGER if payout.statement_id else SPONSOR
    return THE_OPERATOR if payout.is_withdrawal else To(role=role, organisation_id=payout.organisation_id)


def _said(payout: Payout) -> dict[str, object]:
    total = money.say_euros(payout.cents)
    return {"organisation": payout.paid_to, "number": payout.end_to_end_id, "total": total}
