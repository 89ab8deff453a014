"""`remind_of_promises`: what was promised and has not come in time is told to the sponsor and the operator, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from .. import clock
from ..access import SPONSOR
from ..campaigns import funding
from ..campaigns.models import Order
from ..campaigns.promised import is_overdue
from ..db import transaction
from ..invoicing import words
from ..messages.service import THE_OPERATOR, Note, To, write


def remind_of_promises(now: datetime) -> int:
    """Write the messages that are due; returns how many are new."""
    with transaction() as session:
        late = session.scalars(select(Order).where(is_overdue(now)).order_by(Order.id)).all()
        return write(
            session, [note for order in late for note in _notes(order, funding.find_live_funding(session, order).id)]
        )


def _notes(order: Order, funding_id: int) -> Iterator[Note]:
    sponsor = order.campaign.sponsor.organisation
    values = {
        "order": order.id,
        "sponsor": sponsor.name,
        "number": order.payment_order or "",
        "amount": words.euros(order.lacking_cents),
        "due": words.day(clock.paris_day(order.promised_until)) if order.promised_until else "",
    }
    key = f"promise_late:{funding_id}"
    yield Note(key, To(role=SPONSOR, organisation_id=sponsor.id), "promise_late", values)
    yield Note(f"{key}:operator", THE_OPERATOR, "promise_late_operator", values)
