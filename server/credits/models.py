"""Tables of credit notes: what was given back of a campaign, once and for all, and of which orders it is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..campaigns.models import Campaign, Order
from ..db import Base, UtcDateTime
from ..organisations.models import Organisation


@append_only
class CreditNote(Base):
    """What a sponsor gets back of a campaign: the face value of ``vouchers`` never redeemed, and of funded orders
    whose booklets were never issued; never its fee. ``released_cents`` is what the guarantee did not have to pay.

    Name and SIRET are the sponsor's of that day. ``issued_by_id`` is None when a command issued it.
    """

    __tablename__ = "credit_notes"
    __table_args__ = (
        CheckConstraint("vouchers >= 0 AND face_cents >= 0 AND unissued_cents >= 0", name="nothing_negative"),
        CheckConstraint("(vouchers = 0) = (face_cents = 0)", name="vouchers_have_value"),
        CheckConstraint("total_cents = face_cents + unissued_cents AND total_cents > 0", name="total_is_its_parts"),
        CheckConstraint("released_cents >= 0", name="released_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    organisation_name: Mapped[str] = mapped_column(String)
    organisation_siret: Mapped[str | None] = mapped_column(String(14))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_on: Mapped[date]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    vouchers: Mapped[int]
    face_cents: Mapped[int] = mapped_column(BigInteger)
    unissued_cents: Mapped[int] = mapped_column(BigInteger)
    total_cents: Mapped[int] = mapped_column(BigInteger)
    released_cents: Mapped[int] = mapped_column(BigInteger)

    campaign: Mapped[Campaign] = relationship()
    parts: Mapped[list[CreditNotePart]] = relationship(order_by="CreditNotePart.order_id", back_populates="credit_note")


@append_only
class CreditNotePart(Base):
    """The share of one order in a credit note, with the payment order by which the sponsor paid it."""

    __tablename__ = "credit_note_parts"
    __table_args__ = (
        UniqueConstraint("credit_note_id", "order_id"),
        CheckConstraint("vouchers >= 0 AND face_cents >= 0 AND unissued_cents >= 0", name="nothing_negative"),
        CheckConstraint("face_cents = 0 OR unissued_cents = 0", name="issued_or_not"),
        CheckConstraint("face_cents + unissued_cents > 0", name="something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    credit_note_id: Mapped[int] = mapped_column(ForeignKey(CreditNote.id))
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id), index=True)
    payment_order: Mapped[str] = mapped_column(String(100))
    vouchers: Mapped[int]
    face_cents: Mapped[int] = mapped_column(BigInteger)
    unissued_cents: Mapped[int] = mapped_column(BigInteger)

    credit_note: Mapped[CreditNote] = relationship(back_populates="parts")

    @property
    def cents(self) -> int:
        """This order's share of the total."""
        return self.face_cents + self.unissued_cents
