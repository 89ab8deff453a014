"""The table of audits: when ledger and log were checked against the events, and what was found."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime


class AuditRun(Base):
    """One whole check, at most one per ``night``. ``broken`` counts the problems, ``sentences`` has the first 20."""

    __tablename__ = "audit_runs"
    __table_args__ = (CheckConstraint("(finished_at IS NULL) = (broken IS NULL)", name="counted_once_finished"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    night: Mapped[date | None] = mapped_column(unique=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    broken: Mapped[int | None]
    sentences: Mapped[list[str]] = mapped_column(JSON, default=list)
