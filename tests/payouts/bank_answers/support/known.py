"""Payouts and their files as objects alone, for rules that ask no database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from server.payouts.bank_answers.naming import KnownPayouts
from server.payouts.models import Payout, PayoutBatch

OURS, SECOND_OF_OURS = "FR7630004000031234567890143", "FR7630006000011234567890189"
FOREIGN = "FR7610011000201234567890188"
SENT_AT = datetime(2026, 12, 2, 9, tzinfo=UTC)


def file(name: str = "VIR-1", *, days: int | None = 0, iban: str = OURS) -> PayoutBatch:
    """A file sent so many days after the 2nd of December, or not yet."""
    sent_at = None if days is None else SENT_AT + timedelta(days=days)
    return PayoutBatch(message_id=name, sent_at=sent_at, debtor_iban=iban)


def payout(batch: PayoutBatch, number: str, cents: int = 960, state: str = "sent", *, failed: int = 0) -> Payout:
    """A payout of a document; one that failed did so as many days after the 2nd of December."""
    failed_at = SENT_AT + timedelta(days=failed) if state in ("rejected", "returned") else None
    return Payout(batch=batch, file_number=1, end_to_end_id=number, cents=cents, state=state, failed_at=failed_at)


def known(*payouts: Payout, accounts: tuple[str, ...] = (OURS,)) -> KnownPayouts:
    """What the rules know: these payouts, the oldest first, and the accounts of ours."""
    for number, one in enumerate(payouts, 1):
        one.id = number
    return KnownPayouts(payouts, accounts)
