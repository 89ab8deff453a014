"""Table of payouts' steps that were taken back, since the match that had told them was undone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime
from .models import PAID, RETURNED, Payout

STEPS = (PAID, RETURNED)
"""What a bank statement tells of a payout, in their order."""


@append_only
class PayoutUndo(Base):
    """A payout was paid, or returned, at ``done_at`` by a match, and by ``undone_at`` it never was.

    ``nth`` counts how often that was told of the payout, from 1: each time has ledger lines of its own.
    """

    __tablename__ = "payout_undos"
    __table_args__ = (
        CheckConstraint(f"step IN {STEPS}", name="step_known"),
        CheckConstraint("undone_at >= done_at", name="undone_after_done"),
        UniqueConstraint("payout_id", "step", "nth"),
        UniqueConstraint("match_id", "step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    payout_id: Mapped[int] = mapped_column(ForeignKey(Payout.id))
    match_id: Mapped[int] = mapped_column(Integer, ForeignKey("bank_matches.id"))
    step: Mapped[str] = mapped_column(String(8))
    nth: Mapped[int]
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime] = mapped_column(UtcDateTime)
