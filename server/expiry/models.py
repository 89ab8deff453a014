"""Tables of the expiry procedure: the steps that were taken or whose day was fixed, and who confirmed them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..campaigns.models import Campaign
from ..db import Base, UtcDateTime
from .steps import STEPS

OF_SPONSOR, OF_OPERATOR = "sponsor", "operator"


class ExpiryStep(Base):
    """A step whose day someone fixed, or that was taken; without a row it is due at its offset and not taken yet."""

    __tablename__ = "expiry_steps"
    __table_args__ = (CheckConstraint(f"step IN {STEPS}", name="step_known"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), primary_key=True)
    step: Mapped[str] = mapped_column(String(12), primary_key=True)
    due_day: Mapped[date]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ExpiryConfirmation(Base):
    """One side's confirmation of a step; the statement needs those of both sides."""

    __tablename__ = "expiry_confirmations"
    __table_args__ = (
        CheckConstraint("step IN ('block', 'acknowledge', 'statement')", name="step_is_confirmed"),
        CheckConstraint("side IN ('sponsor', 'operator')", name="side_known"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), primary_key=True)
    step: Mapped[str] = mapped_column(String(12), primary_key=True)
    side: Mapped[str] = mapped_column(String(8), primary_key=True)
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[int] = mapped_column(ForeignKey(Person.id))

    person: Mapped[Person] = relationship()
