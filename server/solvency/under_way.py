"""What bank and books do not have in common yet: movements in no book, transfers that one of them knows first."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import FUNDS, BankMovement, BankMovementPayment, BankStatement, OwnBankAccount
from ..matching.models import HOLDS, BankMatch
from ..payouts.models import PAID, RETURNED, SENT, Payout, PayoutBatch
from .coverage import Unshared

_TOLD = (
    BankMovement.statement_id.is_not(None),
    BankMovement.iban.in_(select(OwnBankAccount.iban).where(OwnBankAccount.kind == FUNDS)),
)
_UNMATCHED = ~exists().where(BankMatch.movement_id == BankMovement.id, *HOLDS)
_THIS = or_(BankMatch.payment.is_(None), BankMatch.payment == BankMovementPayment.position)
_PAYMENT_UNMATCHED = ~exists().where(BankMatch.movement_id == BankMovementPayment.movement_id, _THIS, *HOLDS)


def read_under_way(session: Session, day: date | None) -> Unshared:
    """What bank and books do not share, given the day of the bank's last word; a constant number of queries."""
    if day is None:
        return Unshared()
    came, left = _unexplained(session)
    moving = _moving(session)
    leaving = min(_sent_files(session) + _by_name(session, SENT), moving[SENT]) if SENT in moving else 0
    returned = min(_by_name(session, RETURNED), moving[RETURNED]) if RETURNED in moving else 0
    return Unshared(
        unexplained_in_cents=came - returned,
        unexplained_out_cents=-left - leaving,
        leaving_cents=leaving,
        left_cents=_paid_since(session, day),
        returning_cents=_returned_since(session, day) if RETURNED in moving else 0,
    )


def _moving(session: Session) -> dict[str, int]:
    """Cents of the transfers that are on their way, and of those that came back: no movement is any of them twice."""
    sums = select(Payout.state, func.sum(Payout.cents)).where(Payout.state.in_((SENT, RETURNED)))
    return {state: int(cents) for state, cents in session.execute(sums.group_by(Payout.state))}


def _unexplained(session: Session) -> tuple[int, int]:
    """Cents of credits and, negative, of debits that no confirmed match explains."""
    told = session.execute(select(*_by_sign(BankMovement.cents)).where(*_TOLD)).one()
    matched = select(*_by_sign(BankMatch.cents)).join(BankMatch.movement).where(*_TOLD, *HOLDS)
    came, left = (int(all_ or 0) - int(of or 0) for all_, of in zip(told, session.execute(matched).one(), strict=True))
    return came, left


def _by_sign(cents: Any) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return func.sum(cents).filter(cents > 0), func.sum(cents).filter(cents < 0)


def _by_name(session: Session, state: str) -> int:
    """Cents of unmatched movements, alone or inside a batch, that name a payout in a state and have its amount."""
    sign = -1 if state == SENT else 1
    alone = _is_of(BankMovement.end_to_end_id, BankMovement.cents * sign, state)
    inside = _is_of(BankMovementPayment.end_to_end_id, BankMovementPayment.cents * sign, state)
    within = select(func.sum(BankMovementPayment.cents)).join(
        BankMovement, BankMovement.id == BankMovementPayment.movement_id
    )
    whole = select(func.sum(BankMovement.cents)).where(alone, _UNMATCHED)
    queries = (whole, within.where(inside, ~alone, _PAYMENT_UNMATCHED))
    return sign * sum(int(session.scalar(query.where(*_TOLD)) or 0) for query in queries)


def _is_of(name: Any, cents: Any, state: str) -> ColumnElement[bool]:
    same = Payout.end_to_end_id == name, Payout.cents == cents, Payout.state == state
    return and_(name != "", exists().where(*same))


def _sent_files(session: Session) -> int:
    """Cents of unmatched debits without details that have the sum of a file that is on its way, since it was due."""
    file = Payout.batch_id, Payout.file_number
    sums = select(func.sum(Payout.cents).label("cents"), func.min(PayoutBatch.execution_day).label("day"))
    sent = sums.join(Payout.batch).where(Payout.state == SENT).group_by(*file).having(func.count() > 1).subquery()
    bare = ~exists().where(BankMovementPayment.movement_id == BankMovement.id)
    due = exists().where(sent.c.cents == -BankMovement.cents, sent.c.day <= BankMovement.booking_day)
    return -int(session.scalar(select(func.sum(BankMovement.cents)).where(*_TOLD, _UNMATCHED, bare, due)) or 0)


def _paid_since(session: Session, day: date) -> int:
    """Cents of transfers that our books call paid, and that were due after the last word of the account they left.

    ``day`` stands for the last word of accounts that have none.
    """
    of_account = select(func.max(BankStatement.to_day)).where(BankStatement.iban == PayoutBatch.debtor_iban)
    last = func.coalesce(of_account.correlate(PayoutBatch).scalar_subquery(), day)
    paid = _cents(Payout.state == PAID).join(Payout.batch).where(PayoutBatch.execution_day > last)
    return int(session.scalar(paid) or 0)


def _returned_since(session: Session, day: date) -> int:
    """Cents of transfers that came back after the bank's last word, and are not in it."""
    credits_of = BankMovement.end_to_end_id == Payout.end_to_end_id, BankMovement.cents > 0
    back = _cents(Payout.state == RETURNED, Payout.failed_at >= clock.end_of_day(day))
    return int(session.scalar(back.where(~exists().where(*credits_of, *_TOLD))) or 0)


def _cents(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(func.sum(Payout.cents)).where(*conditions)
