"""Table of what became of the coverage: each change of its state, told once to everyone it concerns."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime
from .coverage import COVERED, SHORT, STALE

TOLD = (SHORT, STALE, COVERED)


@append_only
class CoverageChange(Base):
    """Since when the bank's money covers what is needed, or not; ``day`` is that of the bank's last word then."""

    __tablename__ = "coverage_changes"
    __table_args__ = (CheckConstraint(f"state IN {TOLD}", name="state_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(7))
    day: Mapped[date]
    covering_cents: Mapped[int] = mapped_column(BigInteger)
    needed_cents: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
