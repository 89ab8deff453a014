"""What must hold of the papers of a walk: orders, their invoices, and the credit notes that take those back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.billing.models import InvoiceCancellation, OrderInvoice
from server.campaigns.models import CANCELLED, Order
from server.matching.models import HOLDS, BankMatch
from server.settlements.models import Statement


def find_wrong(session: Session) -> Iterator[str]:
    """A sentence for each paper or number that must not be so."""
    yield from _cancelled(session)
    yield from _live(session)
    yield from _numbers(session)


def _cancelled(session: Session) -> Iterator[str]:
    """Of a cancelled order every invoice has its credit note, and no money stands on it."""
    orders = select(Order).where(Order.state == CANCELLED)
    for order in session.scalars(orders):
        if order.funded_at or order.received_cents or order.first_serial:
            yield f"order {order.id} is cancelled and worth money"
    noted = select(InvoiceCancellation.invoice_number)
    owed = select(OrderInvoice.number).join(OrderInvoice.order).where(Order.state == CANCELLED)
    yield from (f"{one} is owed for nothing" for one in session.scalars(owed.where(OrderInvoice.number.not_in(noted))))
    paid = select(BankMatch.id).join(BankMatch.order).where(Order.state == CANCELLED, *HOLDS)
    yield from (f"match {one} pays an order that is cancelled" for one in session.scalars(paid))


def _live(session: Session) -> Iterator[str]:
    """An order has one invoice that counts at most, and it is the order's price."""
    noted = select(InvoiceCancellation.invoice_number)
    live = select(OrderInvoice.order_id, func.count(), func.sum(OrderInvoice.total_cents))
    live = live.where(OrderInvoice.number.not_in(noted)).group_by(OrderInvoice.order_id)
    for order_id, count, cents in session.execute(live):
        if count != 1 or int(cents) != session.get_one(Order, order_id).total_cents:
            yield f"order {order_id} has {count} invoices of {cents} cents"


def _numbers(session: Session) -> Iterator[str]:
    """Invoices and credit notes of a year have numbers without gaps, whoever died while taking one."""
    found: dict[str, list[int]] = defaultdict(list)
    numbers = (OrderInvoice.number, InvoiceCancellation.number, Statement.invoice_number)
    for column in numbers:
        for number in session.scalars(select(column).where(column.is_not(None))):
            series, _, nth = (number or "").rpartition("-")
            found[series].append(int(nth))
    yield from (f"{one} has gaps" for one, taken in found.items() if sorted(taken) != [*range(1, len(taken) + 1)])
