"""Table of PINs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.models import Person
from ..db import Base, UtcDateTime


class PersonPin(Base):
    """What tells a person's PIN from a wrong one; the PIN itself is stored nowhere. `rules.verifier` makes it."""

    __tablename__ = "person_pins"
    __table_args__ = (CheckConstraint("rounds > 0", name="rounds_counted"),)

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    rounds: Mapped[int]
    verifier: Mapped[bytes] = mapped_column(LargeBinary(32))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
