"""Tables of the ledger's day sums: what each day moved in a campaign, and the day up to which that is counted."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime
from .models import LedgerLine
from .rules import ACCOUNTS

Index("ix_ledger_lines_recorded_at", LedgerLine.recorded_at, postgresql_using="brin")
"""For lines recorded since a moment. They are stored in time order, so a block range index (BRIN) is enough."""


class SummedUntil(Base):
    """The one row that says which days are counted: those before ``day``, a day of Paris."""

    __tablename__ = "ledger_summed_until"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DaySum(Base):
    """What the lines of one kind moved in one campaign on one counted day, in cents; ``lines`` is how many."""

    __tablename__ = "ledger_day_sums"
    __table_args__ = (CheckConstraint(" + ".join(ACCOUNTS) + " = 0", name="balanced"),)

    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"), primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    lines: Mapped[int] = mapped_column(BigInteger)
    bank: Mapped[int] = mapped_column(BigInteger)
    funds_held: Mapped[int] = mapped_column(BigInteger)
    outstanding: Mapped[int] = mapped_column(BigInteger)
    guarantee: Mapped[int] = mapped_column(BigInteger)
    payable: Mapped[int] = mapped_column(BigInteger)
    due: Mapped[int] = mapped_column(BigInteger)
    in_transit: Mapped[int] = mapped_column(BigInteger)
    fees_earned: Mapped[int] = mapped_column(BigInteger)
    promised: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    advance: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
