"""The ledger's table: one balanced line for each event."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime
from .rules import ACCOUNTS

FUNDED, ISSUED, REDEEMED, REVERSED, HONOURED = "funded", "issued", "redeemed", "reversed", "honoured"
CLOSED, SENT, PAID, REJECTED, RETURNED = "closed", "sent", "paid", "rejected", "returned"
EXPIRED, CREDITED, RELEASED = "expired", "credited", "released"
RECEIVED, UNMATCHED, UNFUNDED = "received", "unmatched", "unfunded"
REFUNDED = "refunded"
FEW = text("kind NOT IN ('redeemed', 'reversed')")
"""Predicate of a partial index without lines of scans. A query must repeat this text for the planner to use it."""


def _cents() -> Mapped[int]:
    return mapped_column(BigInteger, server_default=text("0"))


@append_only
class LedgerLine(Base):
    """What one event moved in a campaign, in cents. ``event_id`` is the event's own key, so none is posted twice."""

    __tablename__ = "ledger_lines"
    __table_args__ = (
        CheckConstraint(" + ".join(ACCOUNTS) + " = 0", name="balanced"),
        CheckConstraint("(payable = 0 AND due = 0) OR organisation_id IS NOT NULL", name="owed_to_someone"),
        Index("ix_ledger_lines_few", "kind", "recorded_at", sqlite_where=FEW, postgresql_where=FEW),
    )

    event_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    bank: Mapped[int] = _cents()
    funds_held: Mapped[int] = _cents()
    outstanding: Mapped[int] = _cents()
    guarantee: Mapped[int] = _cents()
    payable: Mapped[int] = _cents()
    due: Mapped[int] = _cents()
    in_transit: Mapped[int] = _cents()
    fees_earned: Mapped[int] = _cents()
    promised: Mapped[int] = _cents()
    advance: Mapped[int] = _cents()
