"""Tables of dashboards: counters of the uses of past days, and the day up to which they count."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..campaigns.models import Campaign
from ..db import Base


class CountedUntil(Base):
    """The one row that says which days are counted: those before ``day``, in Paris."""

    __tablename__ = "dashboard_counted_until"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]


class BookletUses(Base):
    """How many vouchers of a booklet were redeemed for a service on the counted days, less reversals.

    No foreign key: its check would lock the very booklets that are being redeemed.
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
    """What a campaign's vouchers redeemed on a counted day for a service come to, less reversals of them."""

    __tablename__ = "dashboard_daily_uses"

    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(String(40), primary_key=True)
    vouchers: Mapped[int]
    gross_cents: Mapped[int] = mapped_column(BigInteger)
