"""Table of the sessions of people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime
from .models import Person

BY_PASSWORD, BY_PASSKEY, BY_PROVIDER, BY_LINK = "password", "passkey", "provider", "link"
WAYS = (BY_PASSWORD, BY_PASSKEY, BY_PROVIDER, BY_LINK)
"""How someone signed in; a link is one that was mailed."""


class PersonSession(Base):
    """Someone signed in on one browser. ``strong_at``: when a second factor was given.

    ``browser`` is in a few words; ``network`` is not the whole address. ``last_seen_at`` is a few minutes late.
    """

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint(f"way IN {WAYS}", name="way_known"),
        CheckConstraint("last_seen_at >= started_at", name="seen_after_start"),
        Index("ix_sessions_started", "started_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    strong_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    way: Mapped[str] = mapped_column(String(8))
    browser: Mapped[str] = mapped_column(String(60), default="")
    network: Mapped[str] = mapped_column(String(45), default="")
