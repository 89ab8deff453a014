"""Tables of applications with their venues, documents and history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...append_only import append_only
from ...db import Base, FreeTextColumn, UtcDateTime
from ...organisations.legal_forms import DOCUMENT_KINDS
from ...organisations.models import CAPACITIES, Organisation
from ...venues.models import Venue
from ..models import LONGEST_TEXT
from .states import DRAFT, EVENTS, STATES


class AdmissionApplication(Base):
    """An organisation's request to be admitted. ``key`` is signed into the applicant's link.

    Texts are empty when unknown. ``organisation_id`` is the known organisation with this SIRET, then the one that was
    made of it. ``register_says`` is the national register's word on the SIRET: nothing, found, closed or unknown.
    """

    __tablename__ = "applications"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state_known"),
        CheckConstraint("(state = 'draft') = (submitted_at IS NULL) OR state = 'withdrawn'", name="sent_with_moment"),
        CheckConstraint("(decided_at IS NULL) = (state NOT IN ('accepted', 'refused'))", name="decided_with_moment"),
        CheckConstraint("state <> 'refused' OR reason <> ''", name="refusal_has_reason"),
        CheckConstraint("state <> 'accepted' OR organisation_id IS NOT NULL", name="accepted_as_an_organisation"),
        CheckConstraint("register_says IN ('', 'found', 'closed', 'unknown')", name="register_says_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[str] = mapped_column(String(9), default=DRAFT, index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_TEXT, lines=True), default="", server_default="")
    siret: Mapped[str] = mapped_column(String(14), default="", server_default="")
    register_says: Mapped[str] = mapped_column(String(7), default="", server_default="")
    name: Mapped[str] = mapped_column(default="", server_default="")
    legal_form: Mapped[str] = mapped_column(default="", server_default="")
    address: Mapped[str] = mapped_column(default="", server_default="")
    postcode: Mapped[str] = mapped_column(String(5), default="", server_default="")
    commune: Mapped[str] = mapped_column(default="", server_default="")
    representative: Mapped[str] = mapped_column(default="", server_default="")
    email: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    runs_venues: Mapped[bool] = mapped_column(default=False, server_default=false())
    prescribes: Mapped[bool] = mapped_column(default=False, server_default=false())
    sponsors: Mapped[bool] = mapped_column(default=False, server_default=false())
    services: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    charter_version: Mapped[str] = mapped_column(String(10), default="", server_default="")
    charter_accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)

    organisation: Mapped[Organisation | None] = relationship()
    venues: Mapped[list[ApplicationVenue]] = relationship(order_by="ApplicationVenue.id", cascade="all, delete-orphan")
    documents: Mapped[list[ApplicationDocument]] = relationship(
        order_by="ApplicationDocument.id", cascade="all, delete-orphan"
    )
    events: Mapped[list[ApplicationEvent]] = relationship(order_by="ApplicationEvent.id", viewonly=True)

    @property
    def capacities(self) -> list[str]:
        """What the organisation wants to do in the scheme, of `CAPACITIES`."""
        return [name for name in CAPACITIES if getattr(self, name)]


class ApplicationVenue(Base):
    """A place where the applicant welcomes: one of the open data that it claims, or one that it typed."""

    __tablename__ = "application_venues"
    __table_args__ = (
        UniqueConstraint("application_id", "venue_id"),
        CheckConstraint("venue_id IS NOT NULL OR (name <> '' AND length(postcode) = 5)", name="claimed_or_typed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey(AdmissionApplication.id), index=True)
    venue_id: Mapped[int | None] = mapped_column(ForeignKey(Venue.id))
    name: Mapped[str] = mapped_column(default="", server_default="")
    address: Mapped[str] = mapped_column(default="", server_default="")
    postcode: Mapped[str] = mapped_column(String(5), default="", server_default="")
    commune: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")

    venue: Mapped[Venue | None] = relationship()


class ApplicationDocument(Base):
    """A file handed in. ``content`` is read only when somebody opens it; rows are deleted by rule."""

    __tablename__ = "application_documents"
    __table_args__ = (
        CheckConstraint(f"kind IN {DOCUMENT_KINDS}", name="kind_known"),
        CheckConstraint("size > 0", name="not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey(AdmissionApplication.id), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(FreeTextColumn(200))
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


@append_only
class ApplicationEvent(Base):
    """What happened to an application that was sent, with the question, answer or reason in it."""

    __tablename__ = "application_events"
    __table_args__ = (CheckConstraint(f"kind IN {EVENTS}", name="kind_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey(AdmissionApplication.id), index=True)
    kind: Mapped[str] = mapped_column(String(9))
    text: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_TEXT, lines=True), default="", server_default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
