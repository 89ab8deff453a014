"""Tables of fundings: how and when an order became worth money, and when that was undone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime
from .models import FUNDING_WAYS, Order


@append_only
class Funding(Base):
    """What made an order worth money: all of its credits, a promise, or, until December 2026, somebody's word.

    An order has one that is not undone at most: ``nth`` counts its fundings, under the order's lock. Amounts are in
    cents, ``guarantee_cents`` out of the fee. Number, sizes and moment are the order's, for the public log.
    """

    __tablename__ = "fundings"
    __table_args__ = (
        UniqueConstraint("order_id", "nth"),
        CheckConstraint(f"way IN {FUNDING_WAYS}", name="way_known"),
        CheckConstraint("total_cents = face_cents + fee_cents + vat_cents", name="total_is_its_parts"),
        CheckConstraint("guarantee_cents BETWEEN 0 AND fee_cents AND face_cents > 0", name="amounts_in_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id))
    nth: Mapped[int]
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    booklet_size: Mapped[int]
    booklet_count: Mapped[int]
    way: Mapped[str] = mapped_column(String(7))
    payment_order: Mapped[str] = mapped_column(FreeTextColumn(100))
    face_cents: Mapped[int] = mapped_column(BigInteger)
    fee_cents: Mapped[int] = mapped_column(BigInteger)
    vat_cents: Mapped[int] = mapped_column(BigInteger)
    guarantee_cents: Mapped[int] = mapped_column(BigInteger)
    total_cents: Mapped[int] = mapped_column(BigInteger)
    funded_at: Mapped[datetime] = mapped_column(UtcDateTime)

    order: Mapped[Order] = relationship()
    undo: Mapped[FundingUndo | None] = relationship(back_populates="funding")


@append_only
class FundingUndo(Base):
    """A funding that no longer holds: a credit of it was undone. ``was_issued`` where its vouchers had been made."""

    __tablename__ = "funding_undos"

    funding_id: Mapped[int] = mapped_column(ForeignKey(Funding.id), primary_key=True, autoincrement=False)
    was_issued: Mapped[bool]
    undone_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    funding: Mapped[Funding] = relationship(back_populates="undo")
