"""Tables of disbursements: what one person asks to be paid, its shares of campaigns, what another decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import Person
from ...append_only import append_only
from ...db import Base, FreeTextColumn, UtcDateTime
from ...organisations.models import Organisation

WITHDRAWAL, REFUND = "withdrawal", "refund"
DISBURSEMENT_KINDS = (WITHDRAWAL, REFUND)
ASKED, CONFIRMED, REFUSED = "asked", "confirmed", "refused"
LONGEST_REASON = 200


@append_only
class Disbursement(Base):
    """A payment that is no statement and no credit note: earned fees to our own account, or an advance to its sponsor.

    Holder and IBAN are frozen. It counts from the moment it is asked for until somebody refuses it.
    """

    __tablename__ = "disbursements"
    __table_args__ = (
        CheckConstraint(f"kind IN {DISBURSEMENT_KINDS}", name="kind_known"),
        CheckConstraint("total_cents > 0", name="total_positive"),
        CheckConstraint("(kind = 'refund') = (organisation_id IS NOT NULL)", name="refund_has_sponsor"),
        UniqueConstraint("id", "asked_by_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    organisation_name: Mapped[str] = mapped_column(String(140))
    iban: Mapped[str] = mapped_column(String(34))
    bic: Mapped[str | None] = mapped_column(String(11))
    total_cents: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_REASON))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))

    asked_by: Mapped[Person] = relationship()
    parts: Mapped[list[DisbursementPart]] = relationship(order_by="DisbursementPart.campaign_id")
    decision: Mapped[DisbursementDecision | None] = relationship(back_populates="disbursement")

    @property
    def state(self) -> str:
        """Asked for, confirmed by another person, or refused."""
        if self.decision is None:
            return ASKED
        return CONFIRMED if self.decision.confirmed else REFUSED


@append_only
class DisbursementPart(Base):
    """What a disbursement takes out of one campaign."""

    __tablename__ = "disbursement_parts"
    __table_args__ = (CheckConstraint("cents > 0", name="cents_positive"),)

    disbursement_id: Mapped[int] = mapped_column(ForeignKey(Disbursement.id), primary_key=True)
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"), primary_key=True)
    cents: Mapped[int] = mapped_column(BigInteger)


@append_only
class DisbursementDecision(Base):
    """What became of one: confirmed by another person than asked, or refused by anyone, once and for good."""

    __tablename__ = "disbursement_decisions"
    __table_args__ = (
        ForeignKeyConstraint(["disbursement_id", "asked_by_id"], ["disbursements.id", "disbursements.asked_by_id"]),
        CheckConstraint("NOT confirmed OR decided_by_id <> asked_by_id", name="four_eyes"),
    )

    disbursement_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    asked_by_id: Mapped[int]
    confirmed: Mapped[bool]
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))

    disbursement: Mapped[Disbursement] = relationship(back_populates="decision")
    decided_by: Mapped[Person] = relationship(foreign_keys=decided_by_id)
