"""The table of invitations that a QR carries to a phone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Device
from ..db import Base, FreeTextColumn, UtcDateTime
from ..venues.models import Venue


class PhoneInvitation(Base):
    """A QR that makes one phone the venue's, or its ``holder``'s: its token works once, until ``expires_at``.

    ``person_id`` is who showed it, ``device`` what used it.
    """

    __tablename__ = "phone_invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"), index=True)
    label: Mapped[str] = mapped_column(FreeTextColumn(100))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    device_id: Mapped[int | None] = mapped_column(ForeignKey("devices.id"), unique=True)

    venue: Mapped[Venue] = relationship()
    device: Mapped[Device | None] = relationship()
