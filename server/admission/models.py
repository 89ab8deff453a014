"""Table of what organisations answer to decisions on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import Organisation

LONGEST_TEXT = 2000
"""Of questions, answers, replies and reasons."""


class OrganisationAnswer(Base):
    """What an organisation wrote about a decision on it; open until the operator replies, decides or takes note."""

    __tablename__ = "organisation_answers"
    __table_args__ = (CheckConstraint("closed_at IS NOT NULL OR reply = ''", name="reply_closes"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    text: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_TEXT, lines=True))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reply: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_TEXT, lines=True), default="", server_default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
