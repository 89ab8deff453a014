"""Tables of the public face: what the operator says of itself, information meetings, announcements."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, FreeTextColumn, UtcDateTime

ONLY = 1
"""The id of the one row of `PublicFacts`."""
NEW, CONTACTED, APPLIED, CLOSED = "new", "contacted", "applied", "closed"
ANNOUNCEMENT_STATES = (NEW, CONTACTED, APPLIED, CLOSED)
WANTS = ("runs_venues", "prescribes")
GUEST_DAYS, ANNOUNCEMENT_DAYS = 30, 365
"""After how many days who registered for a meeting, and an announcement, are deleted."""


class PublicFacts(Base):
    """What the public pages say of the operator beside its identity in law (`invoicing.Seller`); empty when unknown.

    One row. ``director`` is the director of publication, ``host_…`` who keeps the servers, ``dpo_…`` who answers for
    personal data.
    """

    __tablename__ = "public_facts"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    phone: Mapped[str] = mapped_column(FreeTextColumn(100), default="", server_default="")
    email: Mapped[str] = mapped_column(FreeTextColumn(254), default="", server_default="")
    address: Mapped[str] = mapped_column(FreeTextColumn(300, lines=True), default="", server_default="")
    hours: Mapped[str] = mapped_column(FreeTextColumn(300, lines=True), default="", server_default="")
    director: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    host_name: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    host_address: Mapped[str] = mapped_column(FreeTextColumn(300, lines=True), default="", server_default="")
    host_phone: Mapped[str] = mapped_column(FreeTextColumn(100), default="", server_default="")
    dpo_name: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    dpo_email: Mapped[str] = mapped_column(FreeTextColumn(254), default="", server_default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Meeting(Base):
    """An information meeting, online, at a place or both; a cancelled one stays, with why."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("subject <> ''", name="subject_given"),
        CheckConstraint("link <> '' OR place <> ''", name="somewhere"),
        CheckConstraint("minutes BETWEEN 10 AND 600", name="minutes"),
        Index("ix_meetings_starts", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    subject: Mapped[str] = mapped_column(FreeTextColumn(200))
    about: Mapped[str] = mapped_column(FreeTextColumn(2000, lines=True), default="", server_default="")
    host: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    link: Mapped[str] = mapped_column(FreeTextColumn(500), default="", server_default="")
    place: Mapped[str] = mapped_column(FreeTextColumn(300, lines=True), default="", server_default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_because: Mapped[str] = mapped_column(FreeTextColumn(500, lines=True), default="", server_default="")


class MeetingGuest(Base):
    """Who registered for a meeting; deleted thirty days after it."""

    __tablename__ = "meeting_guests"
    __table_args__ = (UniqueConstraint("meeting_id", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    name: Mapped[str] = mapped_column(FreeTextColumn(100))
    email: Mapped[str] = mapped_column(FreeTextColumn(254))
    structure: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)

    meeting: Mapped[Meeting] = relationship()


class Announcement(Base):
    """A structure that says it wants to welcome or to prescribe, before it applies; deleted after a year."""

    __tablename__ = "announcements"
    __table_args__ = (
        CheckConstraint("state IN ('new', 'contacted', 'applied', 'closed')", name="state_known"),
        CheckConstraint("runs_venues OR prescribes", name="wants_something"),
        CheckConstraint("name <> '' AND contact <> '' AND email <> ''", name="somebody"),
        CheckConstraint("length(siret) = 14", name="siret_length"),
        Index("ix_announcements_announced", "announced_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    announced_at: Mapped[datetime] = mapped_column(UtcDateTime)
    name: Mapped[str] = mapped_column(FreeTextColumn(200))
    siret: Mapped[str | None] = mapped_column(String(14))
    runs_venues: Mapped[bool] = mapped_column(default=False, server_default=false())
    prescribes: Mapped[bool] = mapped_column(default=False, server_default=false())
    postcode: Mapped[str] = mapped_column(String(5))
    commune: Mapped[str] = mapped_column(FreeTextColumn(100), default="", server_default="")
    contact: Mapped[str] = mapped_column(FreeTextColumn(100))
    email: Mapped[str] = mapped_column(FreeTextColumn(254))
    phone: Mapped[str] = mapped_column(FreeTextColumn(100), default="", server_default="")
    message: Mapped[str] = mapped_column(FreeTextColumn(2000, lines=True), default="", server_default="")
    state: Mapped[str] = mapped_column(String(9), default=NEW, server_default=NEW)
    state_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def capacities(self) -> list[str]:
        """What the structure wants to do in the scheme, of `WANTS`."""
        return [name for name in WANTS if getattr(self, name)]
