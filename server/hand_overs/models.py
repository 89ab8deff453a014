"""Table of hand-overs sent by phones, each with its definite answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime

ACCEPTED, CONFLICT, REFUSED = "accepted", "conflict", "refused"
ONE_EACH = text("status = 'accepted'")


class SentHandOver(Base):
    """One hand-over as a phone sent it, and its definite answer, which never changes.

    ``id`` is made by the phone before it first sends; ``content`` is the digest that tells a replay from another
    hand-over under the same id. ``message`` is the sentence that was shown. Facts about the beneficiary are stored on
    the booklet. For a conflict, ``first_…`` say who handed the booklet over before, and when.
    """

    __tablename__ = "hand_overs"
    __table_args__ = (
        CheckConstraint("status IN ('accepted', 'conflict', 'refused')", name="status_known"),
        CheckConstraint("(status = 'accepted') = (reason IS NULL)", name="reason_unless_accepted"),
        CheckConstraint("status = 'refused' OR booklet_id IS NOT NULL", name="only_refused_without_booklet"),
        CheckConstraint("(status = 'conflict') = (first_at IS NOT NULL)", name="conflict_names_the_first"),
        CheckConstraint("handed_over_at <= recorded_at", name="handed_over_before_recorded"),
        Index(
            "uq_hand_overs_accepted_booklet",
            "booklet_id",
            unique=True,
            sqlite_where=ONE_EACH,
            postgresql_where=ONE_EACH,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(String(30))
    message: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(String(32))
    booklet_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("booklets.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    handed_over_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seq: Mapped[int] = mapped_column(BigInteger)
    clock_doubtful: Mapped[bool]
    first_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    first_person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    first_by_use: Mapped[bool]
