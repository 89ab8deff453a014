"""Tables of settlements: closed months and the frozen lines in them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime


class Period(Base):
    """A closed month ``yyyy-mm`` of Paris. An open month has no row."""

    __tablename__ = "periods"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


class StatementLine(Base):
    """One redemption or one reversal, frozen in exactly one closed month. A reversal's cents are negative."""

    __tablename__ = "statement_lines"
    __table_args__ = (
        CheckConstraint("(redemption_id IS NULL) <> (reversal_id IS NULL)", name="redemption_or_reversal"),
        CheckConstraint("net_cents = gross_cents - fee_cents", name="net_is_gross_less_fee"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(ForeignKey(Period.month))
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"), index=True)
    redemption_id: Mapped[UUID | None] = mapped_column(ForeignKey("redemptions.id"), unique=True)
    reversal_id: Mapped[UUID | None] = mapped_column(ForeignKey("reversals.id"), unique=True)
    gross_cents: Mapped[int]
    fee_cents: Mapped[int]
    net_cents: Mapped[int]
