"""`read_coverage`: the bank's word against the books, at this moment and in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import FUNDS, OwnBankAccount
from ..campaigns.funding_models import Funding
from ..campaigns.models import CLAIM, PROMISE, WORD, Order
from ..ledger import sums
from ..ledger.rules import Accounts
from ..ledger.sums import Kinds
from ..matching.house_models import HouseLine
from .bank import read_accounts
from .coverage import Coverage
from .kept_sums import sum_ledger
from .under_way import read_under_way

OWED = ("funds_held", "outstanding", "guarantee", "payable", "due", "in_transit", "advance")
"""The ledger's accounts of what can be asked for; the fees are the operator's own."""


def read_coverage(session: Session, kinds: Mapping[int, Kinds] | None = None) -> Coverage:
    """What the bank says and what is owed; ``kinds`` are the ledger's sums where the caller has them already."""
    of_campaigns = sum_ledger(session) if kinds is None else kinds
    books: Accounts = sums.total(one for of_campaign in of_campaigns.values() for one in of_campaign.values()).accounts
    claimed = _claimed_cents(session)
    told = Coverage(clock.paris_day(clock.now()), read_accounts(session))
    return Coverage(
        today=told.today,
        accounts=told.accounts,
        under_way=read_under_way(session, told.day),
        books_cents=books.bank + _house_cents(session),
        owed_cents=-sum(getattr(books, name) for name in OWED),
        promised_cents=books.promised - claimed,
        awaited_cents=_awaited_cents(session),
        advance_cents=-books.advance,
        by_word_cents=_by_word_cents(session),
        claimed_cents=claimed,
    )


def _house_cents(session: Session) -> int:
    """The operator's own money on the accounts of the funds, such as interest; below nothing after bank fees."""
    funds = select(OwnBankAccount.iban).where(OwnBankAccount.kind == FUNDS)
    return int(session.scalar(select(func.sum(HouseLine.bank)).where(HouseLine.iban.in_(funds))) or 0)


def _awaited_cents(session: Session) -> int:
    """What promises have still to pay for vouchers and guarantee; their fees cover nothing before they are there."""
    left = Order.funded_cents - Order.received_cents
    bound = Funding.face_cents + Funding.guarantee_cents
    promised = select(left, bound).join(Funding, Funding.order_id == Order.id)
    live = promised.where(Order.funded_by == PROMISE, Funding.way == PROMISE, ~Funding.undo.has())
    return sum(min(lacking or 0, most) for lacking, most in session.execute(live))


def _claimed_cents(session: Session) -> int:
    """What sponsors owe since the bank took it back; nothing stands for it."""
    owed = select(func.sum(Order.funded_cents - Order.received_cents)).where(Order.funded_by == CLAIM)
    return int(session.scalar(owed) or 0)


def _by_word_cents(session: Session) -> int:
    """What orders were said to have paid, before only the bank could say so."""
    words = select(func.sum(Order.funded_cents - Order.received_cents)).where(Order.funded_by == WORD)
    return int(session.scalar(words) or 0)
