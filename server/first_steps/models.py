"""Table of the first steps that the operator does without."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.models import Person
from ..db import Base, UtcDateTime

MAIL = "mail"
CAN_BE_WAIVED = (MAIL,)


class WaivedStep(Base):
    """A first step that the operator does without, such as mail: links are shown on the screen instead."""

    __tablename__ = "waived_steps"
    __table_args__ = (CheckConstraint("step IN ('mail')", name="step_known"),)

    step: Mapped[str] = mapped_column(String(16), primary_key=True)
    waived_at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
