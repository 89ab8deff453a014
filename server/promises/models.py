"""Table of promises: the written payment orders of sponsors, each with its document."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..campaigns.models import Order
from ..db import Base, FreeTextColumn, UtcDateTime

PROPOSED, CONFIRMED, WITHDRAWN, UNDONE = STATES = ("proposed", "confirmed", "withdrawn", "undone")
_HOLDS = text("withdrawn_at IS NULL AND undone_at IS NULL")


class Promise(Base):
    """A payment order of ``cents`` for an order's whole price, and the document that says so. Two people make it hold.

    An order has one at most that is neither withdrawn nor undone. ``content`` is read only when somebody opens it.
    """

    __tablename__ = "promises"
    __table_args__ = (
        CheckConstraint("cents > 0 AND size > 0", name="not_nothing"),
        CheckConstraint("payment_order <> ''", name="numbered"),
        CheckConstraint("confirmed_at IS NULL OR COALESCE(made_by_id <> confirmed_by_id, false)", name="four_eyes"),
        CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name="withdrawn_before_confirmed"),
        CheckConstraint("undone_at IS NULL OR confirmed_at IS NOT NULL", name="undone_after_confirmed"),
        Index("uq_promises_holding", "order_id", unique=True, sqlite_where=_HOLDS, postgresql_where=_HOLDS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id), index=True)
    payment_order: Mapped[str] = mapped_column(FreeTextColumn(100))
    cents: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    order: Mapped[Order] = relationship()
    made_by: Mapped[Person | None] = relationship(foreign_keys=made_by_id)
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=confirmed_by_id)

    @property
    def state(self) -> str:
        """Proposed, confirmed, withdrawn before that, or undone after it."""
        if self.undone_at or self.withdrawn_at:
            return UNDONE if self.undone_at else WITHDRAWN
        return CONFIRMED if self.confirmed_at else PROPOSED
