"""Tables of messages and of the mails that carry them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..access import ROLES
from ..accounts.models import Person
from ..db import Base, UtcDateTime
from ..organisations.models import Organisation

WAITING, SENT, FAILED = "waiting", "sent", "failed"
IS_WAITING = text("state = 'waiting'")


class Message(Base):
    """A message to a person, to everyone with a role in an organisation, or to an address; its ``key`` is sent once.

    Readers with the same role share ``read_at``: it is when the first of them read it. What is written to an address
    stands in nobody's app.
    """

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint(
            "CASE WHEN address IS NULL THEN (person_id IS NULL) <> (role IS NULL)"
            " ELSE person_id IS NULL AND role IS NULL END",
            name="to_one_recipient",
        ),
        CheckConstraint(f"role IN {ROLES}", name="role_known"),
        CheckConstraint(
            "(organisation_id IS NULL) = (role IS NULL OR role = 'operator')", name="organisation_goes_with_role"
        ),
        Index("ix_messages_organisation_role", "organisation_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    role: Mapped[str | None] = mapped_column(String(16))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    address: Mapped[str | None] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Mail(Base):
    """One message on its way to one address. ``id`` is its Message-ID, the same at every try.

    While it waits, a process may claim it from ``next_try_at`` on; claiming moves that time ahead. ``link`` is a secret
    for the reader alone, such as an invitation's: it is forgotten as soon as the mail has left or failed.
    """

    __tablename__ = "mails"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'failed')", name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_its_time"),
        CheckConstraint("state = 'waiting' OR link IS NULL", name="link_waits_only"),
        UniqueConstraint("message_id", "address"),
        Index("ix_mails_next_try_at", "next_try_at", postgresql_where=IS_WAITING, sqlite_where=IS_WAITING),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    message_id: Mapped[int] = mapped_column(ForeignKey(Message.id))
    address: Mapped[str] = mapped_column(String(254))
    state: Mapped[str] = mapped_column(String(8), default=WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(300))
    link: Mapped[str | None] = mapped_column(String(300))

    message: Mapped[Message] = relationship()
