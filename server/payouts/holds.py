"""Accounts that a bank refused for good: payments to them wait until two people have confirmed another account."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .bank_accounts.models import BankAccount
from .bank_files.reasons import GONE, NEVER_AGAIN
from .models import Payout, PayoutBatch


def find_on_accounts(session: Session, accounts: Iterable[BankAccount]) -> dict[int, Payout]:
    """By account: the newest payment to its IBAN, whoever's, that was refused so that nothing more may go there.

    Where the account may come back into use, two people who confirm it after that let it be paid.
    """
    confirmed = list(accounts)
    refused = _refused(session, {account.iban for account in confirmed})
    found = ((account.id, _last(refused, account.iban, account.decided_at)) for account in confirmed)
    return {account_id: payout for account_id, payout in found if payout}


def find_on_batch(session: Session, batch: PayoutBatch) -> dict[int, Payout]:
    """By payout of a batch: a refusal of its account that came after the batch was prepared."""
    refused = _refused(session, {payout.iban for payout in batch.payouts})
    found = ((payout.id, _last(refused, payout.iban, batch.prepared_at)) for payout in batch.payouts)
    return {payout_id: earlier for payout_id, earlier in found if earlier and earlier.batch_id != batch.id}


def is_gone(session: Session, iban: str) -> bool:
    """Whether a bank said that there is no such account any more."""
    return any(payout.reason_code in GONE for payout in _refused(session, {iban}))


def _refused(session: Session, ibans: Collection[str]) -> Sequence[Payout]:
    failed = select(Payout).where(Payout.failed_at.is_not(None), Payout.reason_code.in_(NEVER_AGAIN))
    return session.scalars(failed.where(Payout.iban.in_(ibans)).order_by(Payout.failed_at, Payout.id)).all()


def _last(refused: Sequence[Payout], iban: str, since: datetime | None) -> Payout | None:
    """The newest refusal of an IBAN that still counts; a temporary one no longer does if it came before ``since``."""
    binding = [one for one in refused if one.iban == iban and (one.reason_code in GONE or not _passed(one, since))]
    return binding[-1] if binding else None


def _passed(refused: Payout, since: datetime | None) -> bool:
    return since is not None and refused.failed_at is not None and refused.failed_at < since
