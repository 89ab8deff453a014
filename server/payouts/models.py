"""Tables of payouts: accounts of organisations, transfers prepared by one and approved by another, each payment."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import Organisation
from .bank_files.entries import LONGEST
from .splitting import name_file

PREPARED, SENT, PAID, REJECTED, RETURNED, CANCELLED = "prepared", "sent", "paid", "rejected", "returned", "cancelled"
STATES = (PREPARED, SENT, PAID, REJECTED, RETURNED, CANCELLED)
LIVE = (PREPARED, SENT, PAID)
"""States that keep a document from being paid again."""
_LIVE = text(f"state IN {LIVE}")
ONE_DOCUMENT = (
    "CASE WHEN statement_id IS NULL THEN 0 ELSE 1 END + CASE WHEN credit_note_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN disbursement_id IS NULL THEN 0 ELSE 1 END = 1"
)


class PayoutBatch(Base):
    """Transfers given to the bank in one file, or several where the bank sets a limit: prepared by one person, approved
    by another, then sent. ``message_id`` is that of the first file.

    The account they are paid from is the operator's of the day they were prepared. ``approved_day`` is the day in Paris
    of the approval, of those since December 2026: no bank executes a transfer on a day that is over.
    """

    __tablename__ = "payout_batches"
    __table_args__ = (
        CheckConstraint("approved_by_id <> prepared_by_id", name="four_eyes"),
        CheckConstraint("(approved_at IS NULL) = (approved_by_id IS NULL)", name="approved_by_someone"),
        CheckConstraint("(sent_at IS NULL) = (sent_by_id IS NULL)", name="sent_by_someone"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_by_id IS NULL)", name="cancelled_by_someone"),
        CheckConstraint("sent_at IS NULL OR approved_at IS NOT NULL", name="sent_once_approved"),
        CheckConstraint("cancelled_at IS NULL OR approved_at IS NULL", name="cancelled_before_approval"),
        CheckConstraint("approved_day <= execution_day", name="approved_in_time"),
        CheckConstraint("approved_day IS NULL OR approved_at IS NOT NULL", name="approved_day_of_approval"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(35), unique=True)
    execution_day: Mapped[date]
    debtor_name: Mapped[str] = mapped_column(String)
    debtor_iban: Mapped[str] = mapped_column(String(34))
    debtor_bic: Mapped[str | None] = mapped_column(String(11))
    prepared_at: Mapped[datetime] = mapped_column(UtcDateTime)
    prepared_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    approved_day: Mapped[date | None]
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    prepared_by: Mapped[Person] = relationship(foreign_keys=prepared_by_id)
    approved_by: Mapped[Person | None] = relationship(foreign_keys=approved_by_id)
    cancelled_by: Mapped[Person | None] = relationship(foreign_keys=cancelled_by_id)
    sent_by: Mapped[Person | None] = relationship(foreign_keys=sent_by_id)
    payouts: Mapped[list[Payout]] = relationship(back_populates="batch", order_by="Payout.id")

    @property
    def state(self) -> str:
        """How far the file is: prepared, approved, sent, or cancelled."""
        if self.cancelled_at:
            return CANCELLED
        return SENT if self.sent_at else "approved" if self.approved_at else PREPARED


class Payout(Base):
    """One document paid to one organisation: a venue's statement, a sponsor's credit note, or a disbursement, which
    may go to ourselves and then names none.

    ``file_number`` counts the files of its batch, from 1. ``end_to_end_id`` is the document's number. A document is
    paid once: after a rejection or a return again. ``failed_at`` is when the bank rejected it or it came back.
    """

    __tablename__ = "payouts"
    __table_args__ = (
        CheckConstraint("cents > 0", name="cents_positive"),
        CheckConstraint(f"state IN {STATES}", name="state_known"),
        CheckConstraint(ONE_DOCUMENT, name="one_document"),
        CheckConstraint("organisation_id IS NOT NULL OR disbursement_id IS NOT NULL", name="to_someone"),
        CheckConstraint("(state IN ('paid', 'returned')) = (paid_at IS NOT NULL)", name="paid_has_its_time"),
        CheckConstraint("(state IN ('rejected', 'returned')) = (failed_at IS NOT NULL)", name="failed_has_its_time"),
        UniqueConstraint("batch_id", "end_to_end_id"),
        Index("uq_payouts_statement", "statement_id", unique=True, postgresql_where=_LIVE, sqlite_where=_LIVE),
        Index("uq_payouts_credit_note", "credit_note_id", unique=True, postgresql_where=_LIVE, sqlite_where=_LIVE),
        Index("uq_payouts_disbursement", "disbursement_id", unique=True, postgresql_where=_LIVE, sqlite_where=_LIVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey(PayoutBatch.id))
    statement_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("statements.id"))
    credit_note_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("credit_notes.id"))
    disbursement_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("disbursements.id"))
    file_number: Mapped[int] = mapped_column(default=1, server_default="1")
    end_to_end_id: Mapped[str] = mapped_column(String(35), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    holder: Mapped[str] = mapped_column(String(140))
    iban: Mapped[str] = mapped_column(String(34), index=True)
    bic: Mapped[str | None] = mapped_column(String(11))
    cents: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(9), default=PREPARED)
    paid_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason_code: Mapped[str | None] = mapped_column(String(35))
    reason: Mapped[str | None] = mapped_column(FreeTextColumn(LONGEST))

    batch: Mapped[PayoutBatch] = relationship(back_populates="payouts")
    organisation: Mapped[Organisation | None] = relationship()
    parts: Mapped[list[PayoutPart]] = relationship(order_by="PayoutPart.id")

    @property
    def is_withdrawal(self) -> bool:
        """Whether it pays ourselves: earned fees."""
        return self.organisation_id is None

    @property
    def paid_to(self) -> str:
        """Whom it is paid to: an organisation, or the holder of our own account."""
        return self.organisation.name if self.organisation else self.holder

    @property
    def message_id(self) -> str:
        """The id of the file it is in."""
        return name_file(self.batch.message_id, self.file_number)


@append_only
class PayoutPart(Base):
    """A payout's share of one campaign, whose money it is. Negative where a late reversal weighs more."""

    __tablename__ = "payout_parts"
    __table_args__ = (UniqueConstraint("payout_id", "campaign_id"), CheckConstraint("cents <> 0", name="not_nothing"))

    id: Mapped[int] = mapped_column(primary_key=True)
    payout_id: Mapped[int] = mapped_column(ForeignKey(Payout.id))
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"))
    cents: Mapped[int] = mapped_column(BigInteger)
