"""Tables of dashboards: counts of past days' uses, and the day before which they are complete."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..campaigns.models import Campaign
from ..db import Base


class CountedUntil(Base):
    """A single row: the Paris days before ``day`` are counted."""

    __tablename__ = "dashboard_counted_until"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]


class BookletUses(Base):
    """How many vouchers of a booklet were redeemed for a service on the counted days, less reversals.

    There is no foreign key, because its check would lock booklets that are being redeemed.
    """

    __tablename__ = "dashboard_booklet_uses"

    booklet_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    service: Mapped[str] = mapped_column(String(40), primary_key=True)
    vouchers: Mapped[int]


class BookletTotals(Base):
    """How many vouchers of a booklet were redeemed on the counted days, less reversals."""

    __tablename__ = "dashboard_booklet_totals"

    booklet_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    vouchers: Mapped[int]


class DailyUses(Base):
    """Count and value of a campaign's vouchers redeemed on a counted day for a service, less their reversals."""

    __tablename__ = "dashboard_daily_uses"

    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(String(40), primary_key=True)
    vouchers: Mapped[int]
    gross_cents: Mapped[int] = mapped_column(BigInteger)
