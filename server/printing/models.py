"""Tables of printing: sponsors' texts and logos, and approvals of proofs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..campaigns.models import Order, Sponsor
from ..db import Base, FreeTextColumn, UtcDateTime

LONGEST_TEXT = 200


class SponsorPaper(Base):
    """A sponsor's text and logo for its booklets; ``logo`` is a PNG made by `logo.make_printable`, loaded apart."""

    __tablename__ = "sponsor_papers"
    __table_args__ = (CheckConstraint("(logo IS NULL) = (logo_sha256 IS NULL)", name="logo_has_digest"),)

    sponsor_id: Mapped[int] = mapped_column(ForeignKey(Sponsor.id), primary_key=True, autoincrement=False)
    text: Mapped[str | None] = mapped_column(FreeTextColumn(LONGEST_TEXT))
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_sha256: Mapped[str | None] = mapped_column(String(64))

    sponsor: Mapped[Sponsor] = relationship()


class ProofApproval(Base):
    """Who approved an order's proof and when; valid as long as the order's proof has this ``fingerprint``."""

    __tablename__ = "proof_approvals"
    __table_args__ = (UniqueConstraint("order_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id, ondelete="CASCADE"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    approved_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
