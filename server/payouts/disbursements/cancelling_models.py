"""Table of confirmed disbursements that two people cancelled, since no bank will ever carry them out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import Person
from ...db import Base, FreeTextColumn, UtcDateTime
from .models import LONGEST_REASON, Disbursement

_LIVE = text("withdrawn_at IS NULL")


class DisbursementCancellation(Base):
    """One person asks that a confirmed disbursement be cancelled, another confirms it: then it is for good.

    A disbursement has one at most that was not withdrawn.
    """

    __tablename__ = "disbursement_cancellations"
    __table_args__ = (
        CheckConstraint("confirmed_by_id <> asked_by_id", name="four_eyes"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_someone"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_someone"),
        CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name="withdrawn_before_confirmed"),
        Index(
            "uq_disbursement_cancellations_live",
            "disbursement_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    disbursement_id: Mapped[int] = mapped_column(ForeignKey(Disbursement.id))
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_REASON))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    asked_by: Mapped[Person] = relationship(foreign_keys=asked_by_id)
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=confirmed_by_id)
