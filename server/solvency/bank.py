"""The bank's last word on each account of the funds: `read_accounts`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from ..bank_statements.chain import follow
from ..bank_statements.models import FUNDS, BankStatement, OwnBankAccount
from ..bank_statements.storing import as_span
from ..banking.ibans import mask
from .coverage import FundsAccount


def read_accounts(session: Session) -> list[FundsAccount]:
    """The accounts of the funds, in the order they were added, each with its last statement; two queries."""
    last = _last_statements(session)
    accounts = select(OwnBankAccount).where(OwnBankAccount.kind == FUNDS).order_by(OwnBankAccount.id)
    return [_told(one, last.get(one.iban)) for one in session.scalars(accounts)]


def _told(account: OwnBankAccount, last: BankStatement | None) -> FundsAccount:
    known = account.id, account.name, mask(account.iban)
    return FundsAccount(*known, last.id, last.to_day, last.closing_cents, last.digest) if last else FundsAccount(*known)


def _last_statements(session: Session) -> dict[str, BankStatement]:
    """By account, the statement of its last day; where that day came in pages, the page that the others lead to."""
    days = select(BankStatement.iban, func.max(BankStatement.to_day).label("day")).group_by(BankStatement.iban)
    last = days.subquery()
    rows = select(BankStatement).join(last, and_(last.c.iban == BankStatement.iban, last.c.day == BankStatement.to_day))
    pages: defaultdict[str, list[BankStatement]] = defaultdict(list)
    for row in session.scalars(rows.order_by(BankStatement.id)):
        pages[row.iban].append(row)
    return {iban: _last_page(of_account) for iban, of_account in pages.items()}


def _last_page(pages: Sequence[BankStatement]) -> BankStatement:
    chain = follow(map(as_span, pages))
    return next(page for page in reversed(pages) if chain is None or page.closing_cents == chain.last.closing_cents)
