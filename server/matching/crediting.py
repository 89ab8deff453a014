"""What the match of a credit does: it pays an order, which is funded once all of it is there, or stays an advance.

A negative part is money that the bank takes back: it undoes what a credit did or, where that cannot be undone any more,
its sponsor owes it (`reclaiming`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ..access import Actor
from ..campaigns import funding
from ..campaigns.models import CLAIM, CREDITS, PROMISE, Campaign, Order
from ..campaigns.refusals import UnknownCampaign
from ..campaigns.service import check_ordered, order_locked
from ..ledger.posting import post
from . import postings
from .agreement import agree
from .effects import Effect
from .models import ADVANCE, ORDER, TO_ADVANCE, TO_NOTHING, TO_PROMISE, BankMatch
from .reclaiming import claim, end_claim
from .refusals import CampaignCredited, GuaranteeUsed, LessThanReceived, MoreThanOrderLacks, OrderRedeemed
from .undoing import check_advance_left, check_undoable


def _prepare_orders(session: Session, matches: Sequence[BankMatch]) -> None:
    for match in matches:
        _prepare_order(session, match)


def _prepare_order(session: Session, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    _check_fits(order, match.cents)
    match.order, match.campaign_id = order, order.campaign_id
    flags = agree(session, match, order, unmatched_cents(order))
    match.reference_agrees, match.amount_agrees, match.iban_agrees = flags


def _pay_all(session: Session, actor: Actor, matches: Sequence[BankMatch]) -> None:
    for match in matches:
        _pay(session, actor, match)


def _pay(session: Session, actor: Actor, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    _check_fits(order, match.cents)
    if match.cents < 0:
        _take_back(session, actor, match, order)
    match.account = _account(order)
    _receive(session, order, match.cents)
    if match.account:
        post(session, postings.received(match))
    end_claim(session, order)
    _fund_if_whole(session, actor, order, match.movement.text)


def _unpay(session: Session, actor: Actor, match: BankMatch) -> None:
    order = order_locked(session, match.order_id or 0)
    _check_fits(order, -match.cents)
    if match.cents > 0:
        _unfund(session, actor, order)
    _receive(session, order, -match.cents)
    if match.account:
        post(session, postings.unmatched(match))
    end_claim(session, order)
    _fund_if_whole(session, actor, order, match.movement.text)


def _prepare_advances(session: Session, matches: Sequence[BankMatch]) -> None:
    for match in matches:
        if session.get(Campaign, match.campaign_id or 0) is None:
            raise UnknownCampaign
        match.account = TO_ADVANCE


def _keep_all(session: Session, _actor: Actor, matches: Sequence[BankMatch]) -> None:
    for match in matches:
        if match.cents < 0:
            check_advance_left(session, match.campaign_id or 0, -match.cents)
        post(session, postings.received(match))


def _give_up(session: Session, _actor: Actor, match: BankMatch) -> None:
    if match.cents > 0:
        check_advance_left(session, match.campaign_id or 0, match.cents)
    post(session, postings.unmatched(match))


USED = (OrderRedeemed, GuaranteeUsed, CampaignCredited)
"""Why a funding can no longer be taken back, whatever the bank does."""
CREDITING = {ORDER: Effect(_prepare_orders, _pay_all, _unpay), ADVANCE: Effect(_prepare_advances, _keep_all, _give_up)}


def unmatched_cents(order: Order) -> int:
    """What is missing for an order, whether it is funded by a promise or not at all."""
    return (order.funded_cents or order.total_cents) - order.received_cents


def _check_fits(order: Order, cents: int) -> None:
    check_ordered(order)
    if cents > unmatched_cents(order):
        raise MoreThanOrderLacks
    if order.received_cents + cents < 0:
        raise LessThanReceived


def _unfund(session: Session, actor: Actor, order: Order) -> None:
    """Take back the funding of an order that its credits no longer pay."""
    if order.funded_by == CREDITS:
        check_undoable(session, order)
        funding.unfund(session, actor, order)


def _take_back(session: Session, actor: Actor, match: BankMatch, order: Order) -> None:
    """The bank takes money of an order back: it is worth nothing again or, where it was used, its sponsor owes it."""
    try:
        _unfund(session, actor, order)
    except USED:
        claim(session, actor, match, order)


def _receive(session: Session, order: Order, cents: int) -> None:
    order.received_cents += cents
    session.flush()


def _fund_if_whole(session: Session, actor: Actor, order: Order, text: str) -> None:
    if order.funded_at is None and order.received_cents == order.total_cents:
        funding.fund(session, actor, order, CREDITS, (text or order.payment_reference)[:100])


def _account(order: Order) -> str:
    if order.funded_by in (PROMISE, CLAIM):
        return TO_PROMISE
    return TO_NOTHING if order.funded_at else TO_ADVANCE
