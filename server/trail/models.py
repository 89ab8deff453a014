"""Table of the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime

PERSON, PHONE, CONSOLE, NOBODY = "person", "phone", "console", "nobody"
DOERS = (PERSON, PHONE, CONSOLE, NOBODY)
"""Who acts: a person, an enrolled phone, whoever has a shell on the server; nobody known, or the scheme itself."""


@append_only
class Act(Base):
    """One act. ``organisation_id`` is whose business it is besides the operator's.

    ``source`` is the network it came from, not the whole address. ``before`` and ``after`` hold what changed.
    """

    __tablename__ = "acts"
    __table_args__ = (
        CheckConstraint(f"doer IN {DOERS}", name="doer_known"),
        CheckConstraint("(doer = 'person') = (person_id IS NOT NULL AND device_id IS NULL)", name="person_acts"),
        CheckConstraint("(doer = 'phone') = (device_id IS NOT NULL)", name="phone_acts"),
        CheckConstraint("verb <> '' AND subject_kind <> ''", name="act_named"),
        Index("ix_acts_done", "done_at"),
        Index("ix_acts_organisation_done", "organisation_id", "done_at"),
        Index("ix_acts_subject", "subject_kind", "subject_id"),
        Index("ix_acts_person", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    doer: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    device_id: Mapped[int | None] = mapped_column(ForeignKey("devices.id"))
    source: Mapped[str] = mapped_column(String(45), default="")
    verb: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(String(64))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reason: Mapped[str] = mapped_column(FreeTextColumn(500, lines=True), default="", server_default="")
