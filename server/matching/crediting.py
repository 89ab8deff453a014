"""What the match of a credit does: it pays an order, which is funded once all of it is there, or stays an advance."""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..campaigns import funding
from ..campaigns.models import CREDITS, PROMISE, Campaign, Order
from ..campaigns.service import check_ordered, order_locked
from ..ledger.models import LedgerLine
from ..ledger.posting import post
from ..redemptions.models import LIVE, Redemption
from ..vouchers.models import Booklet, Voucher
from . import postings
from .effects import Effect
from .models import ADVANCE, ORDER, TO_ADVANCE, TO_NOTHING, TO_PROMISE, BankMatch
from .refusals import AdvanceUsed, MoreThanOrderLacks, OrderRedeemed


def _prepare_order(session: Session, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    check_ordered(order)
    if match.cents > lacking_cents(order):
        raise MoreThanOrderLacks
    match.order, match.campaign_id = order, order.campaign_id


def _pay(session: Session, actor: Actor, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    check_ordered(order)
    if match.cents > lacking_cents(order):
        raise MoreThanOrderLacks
    match.account = _account(order)
    order.received_cents += match.cents
    session.flush()
    if match.account:
        post(session, postings.received(match))
    if order.funded_at is None and order.received_cents == order.total_cents:
        funding.fund(session, actor, order, CREDITS, (match.movement.text or order.payment_reference)[:100])


def _unpay(session: Session, actor: Actor, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    if order.funded_by == CREDITS:
        if is_redeemed(session, order):
            raise OrderRedeemed
        funding.unfund(session, actor, order)
    order.received_cents -= match.cents
    if match.account:
        post(session, postings.unmatched(match))


def _prepare_advance(_session: Session, match: BankMatch) -> None:
    match.account = TO_ADVANCE


def _keep(session: Session, _actor: Actor, match: BankMatch) -> None:
    post(session, postings.received(match))


def _give_up(session: Session, _actor: Actor, match: BankMatch) -> None:
    """Raises AdvanceUsed where it was given back, or an order was paid with it."""
    session.get(Campaign, match.campaign_id, with_for_update={"key_share": True})
    kept = select(-func.coalesce(func.sum(LedgerLine.advance), 0)).where(LedgerLine.campaign_id == match.campaign_id)
    if (session.scalar(kept) or 0) < match.cents:
        raise AdvanceUsed
    post(session, postings.unmatched(match))


CREDITING = {ORDER: Effect(_prepare_order, _pay, _unpay), ADVANCE: Effect(_prepare_advance, _keep, _give_up)}


def lacking_cents(order: Order) -> int:
    """What is missing for an order, whether it is funded by a promise or not at all."""
    return (order.funded_cents or order.total_cents) - order.received_cents


def is_redeemed(session: Session, order: Order) -> bool:
    """Whether a voucher of a locked order was redeemed, and that was not undone."""
    of_order = select(Voucher.id).join(Booklet, Booklet.id == Voucher.booklet_id).where(Booklet.order_id == order.id)
    return bool(session.scalar(select(exists().where(LIVE, Redemption.voucher_id.in_(of_order)))))


def _account(order: Order) -> str:
    if order.funded_by == PROMISE:
        return TO_PROMISE
    return TO_NOTHING if order.funded_at else TO_ADVANCE
