"""Table of reports: changes at venues that someone reported."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..db import Base, FreeTextColumn, UtcDateTime
from ..venues.models import Venue

KINDS = ("closed", "moved", "hours", "phone", "other")
LONGEST_NOTE = 500
OPEN = text("closed_at IS NULL")


class Report(Base):
    """An anonymous report of a change at a venue; open until a person closes it."""

    __tablename__ = "venue_reports"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind_known"),
        CheckConstraint("(closed_at IS NULL) = (closed_by_id IS NULL)", name="closed_by_someone"),
        Index("ix_venue_reports_open", "venue_id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"))
    kind: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_NOTE, lines=True), default="", server_default="")
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    venue: Mapped[Venue] = relationship()
    closed_by: Mapped[Person | None] = relationship()
