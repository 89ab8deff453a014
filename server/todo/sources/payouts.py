"""What waits on the way to venues and sponsors: transfers, accounts, money ordered out, answers of the bank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from ... import clock
from ...access import Actor
from ...payouts import dues
from ...payouts.bank_accounts.models import PROPOSED, BankAccount
from ...payouts.bank_answers.imports import list_unmatched
from ...payouts.disbursements.models import Disbursement
from ...payouts.dues import ACCOUNT_CHANGING, Due
from ...payouts.models import Payout, PayoutBatch
from ...settlements import months
from ..tasks import Found


def batches(session: Session, actor: Actor) -> Iterator[Found]:
    """Each batch that waits for its second person, or once approved for the bank; in two queries."""
    live = select(PayoutBatch).where(PayoutBatch.cancelled_at.is_(None), PayoutBatch.sent_at.is_(None))
    waiting = session.scalars(live.order_by(PayoutBatch.id).options(joinedload(PayoutBatch.prepared_by))).all()
    of_these = Payout.batch_id.in_([batch.id for batch in waiting])
    counted = select(Payout.batch_id, func.count(), func.sum(Payout.cents)).where(of_these).group_by(Payout.batch_id)
    sizes = {key: (count, int(cents)) for key, count, cents in session.execute(counted)}
    for batch in waiting:
        count, cents = sizes.get(batch.id, (0, 0))
        yield Found(
            kind="send_batch" if batch.approved_at else "approve_batch",
            ref=str(batch.id),
            by=batch.prepared_by.name,
            count=count,
            cents=cents,
            day=batch.execution_day,
            second=batch.approved_at is None and batch.prepared_by_id == actor.person_id,
        )


def to_pay(session: Session, actor: Actor) -> Iterator[Found]:
    """What can be put into a batch, what no account is known for, and each account that waits for its second person."""
    found = dues.due(session)
    payable = [due for due in found if due.hindrance is None]
    hindered = [due for due in found if due.hindrance not in (None, ACCOUNT_CHANGING)]
    if payable:
        days = [months.pay_by(due.month) for due in payable if due.month]
        yield Found(kind="prepare_batch", count=len(payable), cents=_sum(payable), day=min(days, default=None))
    if hindered:
        names = {due.organisation for due in hindered}
        about = names.pop() if len(names) == 1 else ""
        count = len({due.organisation_id for due in hindered})
        yield Found(kind="payees_hindered", about=about, count=count, cents=_sum(hindered))
    yield from _accounts(session, actor, found)


def disbursements(session: Session, actor: Actor) -> Iterator[Found]:
    """Each payment to a sponsor or to ourselves that one person asked for."""
    asked = select(Disbursement).where(~Disbursement.decision.has()).order_by(Disbursement.id)
    for one in session.scalars(asked.options(joinedload(Disbursement.asked_by))):
        yield Found(
            kind="confirm_disbursement",
            ref=one.number,
            about=one.organisation_name,
            by=one.asked_by.name,
            cents=one.total_cents,
            since=clock.paris_day(one.asked_at),
            second=one.asked_by_id == actor.person_id,
        )


def answers(_session: Session, _actor: Actor) -> Iterator[Found]:
    """Entries of the bank's answers that match no payment of ours."""
    if found := list_unmatched():
        yield Found(kind="look_at_answers", count=len(found))


def _accounts(session: Session, actor: Actor, found: Sequence[Due]) -> Iterator[Found]:
    held: dict[int | None, int] = defaultdict(int)
    for due in found:
        held[due.organisation_id] += due.cents
    proposed = select(BankAccount).where(BankAccount.state == PROPOSED).order_by(BankAccount.id)
    people = joinedload(BankAccount.organisation), joinedload(BankAccount.proposed_by)
    for account in session.scalars(proposed.options(*people)):
        yield Found(
            kind="confirm_account",
            ref=str(account.organisation_id),
            about=account.organisation.name,
            by=account.proposed_by.name,
            cents=held.get(account.organisation_id) or None,
            since=clock.paris_day(account.proposed_at),
            second=account.proposed_by_id == actor.person_id,
        )


def _sum(found: Sequence[Due]) -> int:
    return sum(due.cents for due in found)
