"""What an organisation sees: each document that it is owed, and how far its payment is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from ..access import Actor
from ..credits.models import CreditNote
from ..db import db
from ..settlements.models import Statement
from . import dues
from .bank_accounts import views as account_views
from .models import PAID, REJECTED, RETURNED, SENT, Payout

DUE, CARRIED = "due", "carried"
PAYMENT_STATES = (DUE, CARRIED, SENT, PAID, REJECTED, RETURNED)
MOST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Payment:
    """A document and its newest payout: what is being prepared is due until the bank has it."""

    document: Statement | CreditNote
    payout: Payout | None
    hindrance: str | None

    @property
    def month(self) -> str | None:
        return self.document.month if isinstance(self.document, Statement) else None

    @property
    def state(self) -> str:
        if self.payout and self.payout.state in PAYMENT_STATES:
            return self.payout.state
        return DUE if self.document.total_cents > 0 else CARRIED

    @property
    def at(self) -> datetime | None:
        """When it was sent, paid, rejected or returned."""
        payout = self.payout
        if payout is None or payout.state not in PAYMENT_STATES:
            return None
        return payout.failed_at or payout.paid_at or payout.batch.sent_at


def payments(actor: Actor) -> list[Payment]:
    """The newest documents of the actor's organisations, the newest first; a constant number of queries."""
    session, owners = db.session(), account_views.list_owned_ids(actor)
    statements = select(Statement).where(Statement.organisation_id.in_(owners)).order_by(Statement.id.desc())
    notes = select(CreditNote).where(CreditNote.organisation_id.in_(owners)).order_by(CreditNote.id.desc())
    found: list[Statement | CreditNote] = [*session.scalars(statements.limit(MOST_SHOWN))]
    found += session.scalars(notes.limit(MOST_SHOWN))
    found.sort(key=lambda document: document.issued_at, reverse=True)
    latest = _payouts(session, [document.number for document in found])
    hindered = {one.number: one.hindrance for one in dues.hindrances(session, found)}
    return [Payment(one, latest.get(one.number), hindered[one.number]) for one in found]


def _payouts(session: Session, numbers: Sequence[str]) -> dict[str, Payout]:
    of_these = select(Payout).where(Payout.end_to_end_id.in_(numbers)).order_by(Payout.id)
    return {payout.end_to_end_id: payout for payout in session.scalars(of_these.options(joinedload(Payout.batch)))}
