"""Tables of invitations and of the links that people with an account are mailed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..access import ROLES, WITHOUT_ORGANISATION
from ..accounts.models import Person
from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import Organisation

IS_OPEN = text("accepted_at IS NULL AND withdrawn_at IS NULL")
PASSWORD, EMAIL, MAIL_TEST = "password", "email", "test"
PURPOSES = (PASSWORD, EMAIL, MAIL_TEST)


class Invitation(Base):
    """A role that somebody is invited to. Its link is single use; only the hash of its token is stored.

    Sending it again replaces the token. Made by the scheme itself or on the server when ``invited_by_id`` is None.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower_case"),
        CheckConstraint(f"role IN {ROLES}", name="role_known"),
        CheckConstraint(
            f"(role IN {WITHOUT_ORGANISATION}) = (organisation_id IS NULL)", name="organisation_unless_above"
        ),
        CheckConstraint("(accepted_at IS NULL) = (person_id IS NULL)", name="accepted_by_someone"),
        CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="accepted_or_withdrawn"),
        Index(
            "uq_invitations_open",
            "email",
            "role",
            "organisation_id",
            unique=True,
            postgresql_where=IS_OPEN,
            sqlite_where=IS_OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    email: Mapped[str] = mapped_column(FreeTextColumn(254))
    name: Mapped[str] = mapped_column(FreeTextColumn(200))
    role: Mapped[str] = mapped_column(String(16))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)

    organisation: Mapped[Organisation | None] = relationship()
    invited_by: Mapped[Person | None] = relationship(foreign_keys=[invited_by_id])

    @property
    def inviter(self) -> str | None:
        """The name of who invites; None for the scheme itself."""
        return self.invited_by.name if self.invited_by else None


class AccountLink(Base):
    """A link mailed to somebody with an account: for a forgotten password, for a new address, or to test the mail."""

    __tablename__ = "account_links"
    __table_args__ = (CheckConstraint(f"purpose IN {PURPOSES}", name="purpose_known"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    purpose: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    address: Mapped[str] = mapped_column(FreeTextColumn(254))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
