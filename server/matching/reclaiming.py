"""What the bank takes back of an order's money once its vouchers were used: its sponsor owes it, and is told so."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ..access import SPONSOR, Actor
from ..campaigns.models import CLAIM, CREDITS, Order
from ..campaigns.orders import subject_of
from ..invoicing import words
from ..messages.service import THE_OPERATOR, Note, To, write
from ..trail.recording import Changed, record
from .models import BankMatch


def claim(session: Session, actor: Actor, match: BankMatch, order: Order) -> None:
    """Let a locked order, funded by credits, be owed by its sponsor from now on; its vouchers stay worth money.

    What the ledger had for it as money is what its sponsor owes, as if it had promised it.
    """
    order.funded_by = CLAIM
    record(session, actor, "order.claimed", subject_of(order), Changed(after={"cents": -match.cents}))
    write(session, _notes(match, order))


def end_claim(session: Session, order: Order) -> None:
    """All of it came again, or was never taken back."""
    if order.funded_by == CLAIM and order.received_cents == order.funded_cents:
        order.funded_by = CREDITS
        session.flush()


def _notes(match: BankMatch, order: Order) -> Iterator[Note]:
    sponsor = order.campaign.sponsor.organisation
    values = {"order": order.id, "sponsor": sponsor.name, "amount": words.euros(-match.cents)}
    key = f"order_claimed:{match.id}"
    yield Note(key, To(role=SPONSOR, organisation_id=sponsor.id), "order_claimed", values)
    yield Note(f"{key}:operator", THE_OPERATOR, "order_claimed_operator", values)
