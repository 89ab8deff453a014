"""Tables of people, their roles, their phones, and counted attempts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..access import ROLES, WITHOUT_ORGANISATION
from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import Organisation
from ..venues.models import Venue


class Person(Base):
    """Someone who signs in."""

    __tablename__ = "people"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower_case"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(FreeTextColumn(254), unique=True)
    name: Mapped[str] = mapped_column(FreeTextColumn(200))
    password_hash: Mapped[str] = mapped_column(String(255))

    memberships: Mapped[list[Membership]] = relationship(
        back_populates="person", order_by="Membership.id", cascade="all, delete-orphan"
    )


class Membership(Base):
    """A role of a person in an organisation; the operator's and the auditor's belong to none.

    ``given_at`` is unknown for roles from before invitations. ``venues``, when there are any, are the only ones that
    the role is for.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("person_id", "role", "organisation_id"),
        Index(
            "uq_memberships_operator",
            "person_id",
            unique=True,
            postgresql_where=text("organisation_id IS NULL"),
            sqlite_where=text("organisation_id IS NULL"),
        ),
        CheckConstraint(f"role IN {ROLES}", name="role_known"),
        CheckConstraint(
            f"(role IN {WITHOUT_ORGANISATION}) = (organisation_id IS NULL)", name="organisation_unless_above"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str] = mapped_column(String(16))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    given_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(back_populates="memberships")
    organisation: Mapped[Organisation | None] = relationship()
    venues: Mapped[list[Venue]] = relationship(secondary="membership_venues", order_by=Venue.name)


class MembershipVenue(Base):
    """A venue that a role is limited to. A role without any is for all venues of its organisation."""

    __tablename__ = "membership_venues"

    membership_id: Mapped[int] = mapped_column(ForeignKey(Membership.id, ondelete="CASCADE"), primary_key=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey(Venue.id), primary_key=True, index=True)


class Device(Base):
    """A phone enrolled for a venue. Only hashes of its tokens are stored; the old one works till ``previous_until``.

    ``of_venue``: it was enrolled by a QR for the venue, and does not go with the person who showed it. ``shared``: it
    asks who scans. ``lost``: revoked as lost or stolen, so it sends nothing more. ``waiting`` is what it said it had
    not sent when it was ``seen_at``; ``safe_at`` when that was nothing. ``token_used_at``: when the current token was
    first presented, if there was one before it; from then on the one before is a copy after a while.
    """

    __tablename__ = "devices"
    __table_args__ = (
        UniqueConstraint("id", "venue_id"),  # target of the redemptions' foreign key
        CheckConstraint("(previous_token_hash IS NULL) = (previous_until IS NULL)", name="previous_token_ends"),
        CheckConstraint("NOT lost OR revoked_at IS NOT NULL", name="lost_is_revoked"),
        CheckConstraint("waiting >= 0", name="waiting_counted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    token_issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    previous_token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    previous_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    token_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    label: Mapped[str] = mapped_column(FreeTextColumn(100))
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lost: Mapped[bool] = mapped_column(default=False, server_default=false())
    of_venue: Mapped[bool] = mapped_column(default=False, server_default=false())
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    waiting: Mapped[int | None]
    safe_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
    venue: Mapped[Venue] = relationship()


class RetiredToken(Base):
    """The hash of a token that a phone has not had for two rotations: whoever presents it has a copy."""

    __tablename__ = "retired_tokens"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    device_id: Mapped[int] = mapped_column(ForeignKey(Device.id), index=True)
    retired_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DevicePerson(Base):
    """Someone who was ever on a phone: who enrolled it, and everyone a shared one was told of. Never deleted.

    Foreign keys hold scans and undoings to these people, so none is in the name of somebody the phone never knew.
    """

    __tablename__ = "device_people"

    device_id: Mapped[int] = mapped_column(ForeignKey(Device.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, index=True)


class Attempts(Base):
    """How often something was tried in the window that began at ``window_start``; `throttle` limits it."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    window_start: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    count: Mapped[int]
