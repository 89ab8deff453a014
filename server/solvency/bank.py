"""The bank's last word on each account of the funds: `read_accounts`."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..bank_statements.models import FUNDS, BankStatement, OwnBankAccount
from ..banking.ibans import mask
from ..books.position import find_latest_statements
from .coverage import FundsAccount


def read_accounts(session: Session) -> list[FundsAccount]:
    """The accounts of the funds, in the order they were added, each with its last statement; two queries."""
    last = find_latest_statements(session)
    accounts = select(OwnBankAccount).where(OwnBankAccount.kind == FUNDS).order_by(OwnBankAccount.id)
    return [_told(one, last.get(one.iban)) for one in session.scalars(accounts)]


def _told(account: OwnBankAccount, last: BankStatement | None) -> FundsAccount:
    known = account.id, account.name, mask(account.iban)
    return FundsAccount(*known, last.id, last.to_day, last.closing_cents, last.digest) if last else FundsAccount(*known)
