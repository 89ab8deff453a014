"""The check of orders: each is what its fundings, quotes and invoices say, and what its state says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import BigInteger, ColumnElement, cast, func, select
from sqlalchemy.orm import Session

from ..campaigns.funding_models import Funding, FundingUndo
from ..campaigns.models import (
    CANCELLED,
    CLAIM,
    CLOSED,
    CREDITS,
    DRAFT,
    FUNDED,
    MOST_PROMISE_DAYS,
    ORDERED,
    Campaign,
    Order,
)
from .live import is_live
from .models import OrderInvoice, Quote

PROMISED_DAYS = {timedelta(days=days) for days in range(1, MOST_PROMISE_DAYS + 1)}
STATES = (DRAFT, ORDERED, FUNDED, CLOSED, CANCELLED)


def find_problems(session: Session) -> Iterator[str]:
    """A sentence for each order that is not what its papers and its funding say."""
    for what, wrong in _DIFFERENT.items():
        for order_id in session.scalars(select(Order.id).outerjoin(Order.campaign).where(wrong).order_by(Order.id)):
            yield f"money: order {order_id} is not what its {what} says"
    promised = select(Order.id, Order.funded_at, Order.promised_until).where(Order.promised_until.is_not(None))
    for order_id, funded_at, until in session.execute(promised.order_by(Order.id)):
        if not (funded_at and until) or until - funded_at not in PROMISED_DAYS:
            yield f"money: order {order_id} is promised until a moment that no term gives"


_IS_FUNDED = Order.funded_at.is_not(None)
_HELD = select(Funding.id).where(
    Funding.order_id == Order.id,
    Funding.payment_order == Order.payment_order,
    Funding.funded_at == Order.funded_at,
    (Funding.way == Order.funded_by) | ((Order.funded_by == CLAIM) & (Funding.way == CREDITS)),
    Funding.total_cents == Order.funded_cents,
    Funding.vat_cents == func.coalesce(Order.vat_cents, 0),
    ~select(FundingUndo.funding_id).where(FundingUndo.funding_id == Funding.id).exists(),
)
_OF_OTHER_SIZE = select(Funding.id).where(
    Funding.order_id == Order.id,
    (Funding.booklet_size != Order.booklet_size)
    | (Funding.booklet_count != Order.booklet_count)
    | (Funding.campaign_id != Order.campaign_id),
)
_FACE = cast(Order.booklet_size, BigInteger) * Order.booklet_count * Campaign.voucher_cents
_QUOTED = select(Quote.number).where(Quote.order_id == Order.id, Quote.face_cents != _FACE)
_OFFERED = select(Quote.number).where(Quote.order_id == Order.id, Quote.valid_until == Order.quoted_until)
_OTHER_VAT = is_live() & (OrderInvoice.vat_cents != func.coalesce(Order.vat_cents, 0))
_INVOICED = select(OrderInvoice.number).where(
    OrderInvoice.order_id == Order.id, (OrderInvoice.face_cents != _FACE) | _OTHER_VAT
)
_DIFFERENT: dict[str, ColumnElement[bool]] = {
    "funding": (_IS_FUNDED & ~_HELD.exists()) | _OF_OTHER_SIZE.exists(),
    "campaign": Campaign.id.is_(None),
    "quote": _QUOTED.exists(),
    "invoice": _INVOICED.exists(),
    "last quote": Order.quoted_until.is_not(None) & ~_OFFERED.exists(),
    "state": Order.state.not_in(STATES) | (Order.state.in_((FUNDED, CLOSED)) != _IS_FUNDED),
    "count of serials": Order.last_serial - Order.first_serial + 1 != Order.booklet_count,
}
"""What must not hold of an order."""
