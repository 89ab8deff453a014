"""Reminders of invoices that wait for their money: before the due day, and three times after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from .. import clock
from ..access import SPONSOR
from ..campaigns.models import ORDERED, Order
from ..db import transaction
from ..invoicing import words
from ..messages.service import THE_OPERATOR, Note, To, write
from .live import is_live
from .models import OrderInvoice


class ReminderStep(NamedTuple):
    """A reminder so many ``days`` after the due day, by a text of the catalogue."""

    days: int
    name: str
    text: str


STEPS = (
    ReminderStep(-7, "soon", "invoice_due_soon"),
    ReminderStep(1, "late", "invoice_late"),
    ReminderStep(15, "late_15", "invoice_late"),
    ReminderStep(30, "late_30", "invoice_late"),
)
FIRST, LAST = STEPS[0], STEPS[-1]


def remind_of_invoices(now: datetime) -> int:
    """Write the reminders that are due, each once; of several only the last. Returns how many are new.

    With the last one the operator is told too.
    """
    today = clock.paris_day(now)
    with transaction() as session:
        waiting = (
            select(OrderInvoice)
            .join(OrderInvoice.order)
            .where(
                Order.state == ORDERED,
                OrderInvoice.due_on <= today - timedelta(days=FIRST.days),
                is_live(),
            )
        )
        return write(session, [note for invoice in session.scalars(waiting) for note in _notes(invoice, today)])


def _notes(invoice: OrderInvoice, today: date) -> Iterator[Note]:
    step = [step for step in STEPS if (today - invoice.due_on).days >= step.days][-1]
    sponsor = invoice.order.campaign.sponsor.organisation
    values = {
        "number": invoice.number,
        "order": invoice.order_id,
        "sponsor": sponsor.name,
        "amount": words.euros(invoice.total_cents),
        "lacking": words.euros(invoice.order.lacking_cents),
        "due": words.day(invoice.due_on),
    }
    key = f"invoice_{step.name}:{invoice.number}"
    yield Note(key, To(role=SPONSOR, organisation_id=sponsor.id), step.text, values)
    if step == LAST:
        yield Note(f"{key}:operator", THE_OPERATOR, "invoice_late_operator", values)
