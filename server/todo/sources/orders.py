"""What waits of orders: at their sponsor, or at the operator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from ... import clock
from ...access import OPERATOR, Actor
from ...billing.live import is_live
from ...billing.models import REFUSED, BuyerNeeds, InvoiceDeposit, OrderInvoice
from ...billing.prices import price_of
from ...campaigns.models import CLAIM, DRAFT, FUNDED, ORDERED, PROMISE, Campaign, Order, Sponsor
from ...campaigns.promised import is_overdue
from ...campaigns.service import visible_to
from ...invoicing.models import Seller
from ...invoicing.refusals import OperatorUnknown
from ...invoicing.sellers import seller_at
from ...printing.proof import waiting_proofs
from ..tasks import Found
from .whose import is_turn_of

CHASED_AFTER = timedelta(days=30)
"""So long after the due day the operator telephones (`billing.reminders` writes to it then, too)."""


def drafts(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order that is prepared and not placed, with what it would cost, until its quote ends."""
    seller = _seller()
    for order in session.scalars(_orders(Order.state == DRAFT, visible_to(actor))):
        yield _found(actor, "place_draft", order, cents=_price(order, seller), day=order.quoted_until)


def invoices(session: Session, actor: Actor) -> Iterator[Found]:
    """Each placed order without an invoice, or whose invoice the buyer's platform refused."""
    seller = _seller()
    waiting = _billed(Order.state == ORDERED, is_turn_of(actor))
    for order, invoice, deposit in session.execute(waiting):
        if invoice is None:
            cents = _price(order, seller) - order.received_cents
            yield _found(actor, "ask_invoice", order, cents=cents, since=_placed(order))
        elif deposit == REFUSED:
            yield _found(
                actor, "correct_invoice", order, number=invoice.number, cents=order.lacking_cents, day=invoice.due_on
            )


def to_pay(session: Session, actor: Actor) -> Iterator[Found]:
    """Each invoice of the sponsor's to pay, with what is missing of it, fee and VAT included."""
    for order, invoice, deposit in session.execute(_billed(Order.state == ORDERED, visible_to(actor))):
        if invoice and deposit != REFUSED:
            yield _found(
                actor, "pay_order", order, number=invoice.number, cents=order.lacking_cents, day=invoice.due_on
            )


def list_promised(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order that is worth money by the sponsor's promise, with what has still to come."""
    lacking = Order.funded_by == PROMISE, Order.received_cents < Order.funded_cents
    for order in session.scalars(_orders(*lacking, visible_to(actor))):
        number, day = order.payment_order or "", _promised_until(order)
        yield _found(actor, "keep_promise", order, number=number, cents=order.lacking_cents, day=day)


def list_claimed(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order of which the bank took money back after vouchers of it were used, with what the sponsor owes."""
    for order in session.scalars(_orders(Order.funded_by == CLAIM, visible_to(actor))):
        yield _found(actor, "pay_again", order, number=order.payment_order or "", cents=order.lacking_cents)


def to_issue(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order that is worth money, and of which no booklet was issued."""
    ready = Order.state == FUNDED, Order.issued_at.is_(None)
    for order in session.scalars(_orders(*ready, visible_to(actor))):
        since = clock.paris_day(order.funded_at) if order.funded_at else None
        yield _found(actor, "issue_order", order, cents=order.face_value_cents, count=order.booklet_count, since=since)


def to_deposit(session: Session, actor: Actor) -> Iterator[Found]:
    """Each invoice of a buyer whose accountant wants references, that was not said to be on the buyer's platform."""
    needs = or_(BuyerNeeds.service, BuyerNeeds.engagement, BuyerNeeds.contract)
    public = Sponsor.organisation_id.in_(select(BuyerNeeds.organisation_id).where(needs))
    for order, invoice, deposit in session.execute(_billed(Order.state == ORDERED, visible_to(actor), public)):
        if invoice and deposit is None:
            cents, since = order.lacking_cents, invoice.issued_on
            yield _found(actor, "deposit_invoice", order, number=invoice.number, cents=cents, since=since)


def to_chase(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order whose money should have come a month ago, by its invoice or by a promise, or was taken back."""
    now = clock.now()
    for order in session.scalars(_orders(or_(is_overdue(now), Order.funded_by == CLAIM), visible_to(actor))):
        number, day = order.payment_order or "", _promised_until(order)
        yield _found(actor, "chase_payment", order, number=number, cents=order.lacking_cents, day=day)
    late = OrderInvoice.due_on <= clock.paris_day(now) - CHASED_AFTER
    for order, invoice, _deposit in session.execute(_billed(Order.state == ORDERED, visible_to(actor), late)):
        yield _found(
            actor, "chase_payment", order, number=invoice.number, cents=order.lacking_cents, day=invoice.due_on
        )


def proofs(session: Session, actor: Actor) -> Iterator[Found]:
    """Each order whose specimen has to be approved before anything is printed."""
    for order in session.scalars(_orders(Order.id.in_(waiting_proofs(actor)))):
        yield _found(actor, "approve_proof", order, count=order.booklet_count, since=_placed(order))


def _orders(*wanted: ColumnElement[bool]) -> Select[Any]:
    query = select(Order).join(Order.campaign).join(Campaign.sponsor).join(Sponsor.organisation)
    whole = contains_eager(Order.campaign).contains_eager(Campaign.sponsor).contains_eager(Sponsor.organisation)
    return query.where(*wanted).order_by(Order.id).options(whole)


def _billed(*wanted: ColumnElement[bool]) -> Select[Any]:
    """Orders with the invoice that is not cancelled, and what was said last of it on the buyer's platform."""
    newest = select(func.max(InvoiceDeposit.id)).where(InvoiceDeposit.invoice_number == OrderInvoice.number)
    said = InvoiceDeposit.id == newest.correlate(OrderInvoice).scalar_subquery()
    query = _orders(*wanted).add_columns(OrderInvoice, InvoiceDeposit.state)
    query = query.outerjoin(OrderInvoice, (OrderInvoice.order_id == Order.id) & is_live())
    return query.outerjoin(InvoiceDeposit, said)


def _found(actor: Actor, kind: str, order: Order, **facts: Any) -> Found:
    """At the operator with its sponsor's name, which the sponsor knows."""
    about = order.campaign.name
    if actor.has(OPERATOR):
        about = f"{about} · {order.campaign.sponsor.organisation.name}"
    return Found(kind=kind, ref=str(order.id), about=about, **facts)


def _seller() -> Seller | None:
    """Who bills now; None while the operator has no identity in law, so that VAT is not known."""
    try:
        return seller_at(clock.now())
    except OperatorUnknown:
        return None


def _price(order: Order, seller: Seller | None) -> int:
    """What the invoice of an order would state, VAT included."""
    return price_of(order, seller).total_cents if seller else order.total_cents


def _promised_until(order: Order) -> date | None:
    return clock.paris_day(order.promised_until) if order.promised_until else None


def _placed(order: Order) -> Any:
    return clock.paris_day(order.ordered_at) if order.ordered_at else None
