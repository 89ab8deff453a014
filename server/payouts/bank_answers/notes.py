"""Who is told what became of a payout: the organisation that gets it, or should have got it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import money
from ...access import MANAGER, SPONSOR
from ...banking import ibans
from ...messages.service import THE_OPERATOR, Note, To
from ..bank_files import reasons
from ..bank_files.entries import PAID
from ..models import Payout
from .matching import Match


def make_notes(matches: Iterable[Match]) -> Iterator[Note]:
    """For each payout that was paid, rejected or came back, once; nobody tells us that we paid ourselves."""
    for match in matches:
        payout = match.payout
        if payout and match.effects:
            if match.effects[-1] != PAID:
                yield _failed(payout)
            elif not payout.is_withdrawal:
                yield _paid(payout)


def _failed(payout: Payout) -> Note:
    to = THE_OPERATOR if payout.is_withdrawal else _payee(payout)
    values = _values(payout) | {"reason": reasons.explain(payout.reason_code).lower()}
    return Note(f"payout:{payout.id}:failed", to, "payout_failed", values)


def _paid(payout: Payout) -> Note:
    """It makes the message of what was to come old news."""
    replaces = frozenset({f"statement:{payout.end_to_end_id}"})
    values = _values(payout) | {"iban": ibans.mask(payout.iban)}
    return Note(f"payout:{payout.id}:paid", _payee(payout), "payout_paid", values, replaces=replaces)


def _payee(payout: Payout) -> To:
    role = MANAGER if payout.statement_id else SPONSOR
    return To(role=role, organisation_id=payout.organisation_id)


def _values(payout: Payout) -> dict[str, object]:
    return {
        "organisation": payout.paid_to,
        "number": payout.end_to_end_id,
        "total": money.say_euros(payout.cents),
    }
