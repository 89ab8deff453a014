"""Where our accounts stand by the bank's own word, and how much of what it told nobody has explained yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ..bank_statements.chain import follow
from ..bank_statements.models import BankMovement, BankStatement, OwnBankAccount
from ..bank_statements.storing import as_span
from ..banking.ibans import mask
from ..matching.models import HOLDS, BankMatch


@dataclass(frozen=True, slots=True)
class BankPosition:
    """An account at the end of the last day that its statements tell, with that statement and the digest of its file.

    ``unexplained_cents`` is the sum of what nobody has confirmed to be anything, which may be below nothing;
    ``unexplained_count`` how many movements are of that kind, since ``oldest_unexplained_day``. Before the first
    statement, all but account and kind is None or nothing.
    """

    iban: str
    kind: str
    day: date | None = None
    closing_cents: int | None = None
    digest: str | None = None
    statement_id: int | None = None
    unexplained_cents: int = 0
    unexplained_count: int = 0
    oldest_unexplained_day: date | None = None

    @property
    def masked_iban(self) -> str:
        """The account as it may be shown to anyone."""
        return mask(self.iban)


@dataclass(frozen=True, slots=True)
class _Unexplained:
    cents: int
    count: int
    oldest: date


def bank_position(session: Session) -> list[BankPosition]:
    """Every account of ours, in the order they were added; a constant number of queries."""
    latest, unexplained = find_latest_statements(session), _unexplained(session)
    accounts = session.scalars(select(OwnBankAccount).order_by(OwnBankAccount.id)).all()
    return [_position(one, latest.get(one.iban), unexplained.get(one.iban)) for one in accounts]


def _position(account: OwnBankAccount, statement: BankStatement | None, left: _Unexplained | None) -> BankPosition:
    if statement is None:
        return BankPosition(account.iban, account.kind)
    told = statement.to_day, statement.closing_cents, statement.digest.hex(), statement.id
    if left is None:
        return BankPosition(account.iban, account.kind, *told)
    return BankPosition(account.iban, account.kind, *told, left.cents, left.count, left.oldest)


def find_latest_statements(session: Session) -> dict[str, BankStatement]:
    """By account the statement that the chain ends with: of several for the last day, the one that closes it."""
    last_days = select(BankStatement.iban, func.max(BankStatement.to_day).label("day")).group_by(BankStatement.iban)
    last = last_days.subquery()
    rows = select(BankStatement).join(last, (last.c.iban == BankStatement.iban) & (last.c.day == BankStatement.to_day))
    found: defaultdict[str, list[BankStatement]] = defaultdict(list)
    for row in session.scalars(rows.order_by(BankStatement.id)):
        found[row.iban].append(row)
    return {iban: _closing(statements) for iban, statements in found.items()}


def _closing(statements: list[BankStatement]) -> BankStatement:
    chain = follow(as_span(one) for one in statements)
    return next(one for one in reversed(statements) if chain and as_span(one) == chain.last)


def _unexplained(session: Session) -> dict[str, _Unexplained]:
    """What is left of movements once confirmed matches are taken off, by account."""
    held = (
        select(BankMatch.movement_id, func.sum(BankMatch.cents).label("cents"))
        .where(*HOLDS)
        .group_by(BankMatch.movement_id)
        .subquery()
    )
    left = BankMovement.cents - func.coalesce(held.c.cents, 0)
    rows = (
        select(BankMovement.iban, func.sum(left), func.sum(case((left != 0, 1), else_=0)), func.min(BankMovement.day))
        .outerjoin(held, held.c.movement_id == BankMovement.id)
        .where(BankMovement.statement_id.is_not(None), left != 0)
        .group_by(BankMovement.iban)
    )
    return {iban: _Unexplained(int(cents), int(count), day) for iban, cents, count, day in session.execute(rows)}
