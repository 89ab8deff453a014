"""Tables of what banks answered: each file once, each entry once, what became of it, and what a person assigned."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import Person
from ...append_only import append_only
from ...banking.currencies import EUROS
from ...db import Base, FreeTextColumn, UtcDateTime
from ..bank_files.entries import FORMATS, LONGEST, RESULTS
from ..models import Payout

APPLIED, KNOWN = "applied", "known"
NOT_OURS = "not_ours"
"""On an account that we never paid from, or in another currency, and without a name of ours: nobody need look."""
UNKNOWN, DIFFERS, AMBIGUOUS, CONTRADICTS = "unknown_payment", "amount_differs", "ambiguous", "contradicts"
OTHER_ACCOUNT, OTHER_CURRENCY, NOT_SENT, UNREADABLE = "other_account", "other_currency", "not_sent", "unreadable"
PROBLEMS = (
    *(UNKNOWN, DIFFERS, "was_paid", "was_rejected", "was_returned"),
    *(AMBIGUOUS, CONTRADICTS, OTHER_ACCOUNT, OTHER_CURRENCY, NOT_SENT, UNREADABLE),
)
OUTCOMES = (APPLIED, KNOWN, *PROBLEMS, NOT_OURS)
_OPEN = text(f"outcome IN {PROBLEMS} AND set_aside_at IS NULL")


class BankImport(Base):
    """A file of the bank's that was read; ``digest`` keeps it from being read twice.

    ``repeated`` entries stood in an earlier file, ``pending`` ones say nothing final.
    """

    __tablename__ = "bank_imports"
    __table_args__ = (CheckConstraint(f"format IN {FORMATS}", name="format_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    format: Mapped[str] = mapped_column(String(8))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    imported_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    repeated: Mapped[int]
    pending: Mapped[int]

    imported_by: Mapped[Person] = relationship()
    entries: Mapped[list[BankEntry]] = relationship(back_populates="bank_import", order_by="BankEntry.id")


class BankEntry(Base):
    """One entry: applied to its payout, known before, or matching none until a person assigns it or sets it aside.

    ``key`` is the same in whatever file it stands; one that is about a whole file of ours is kept payment by payment.
    """

    __tablename__ = "bank_entries"
    __table_args__ = (
        UniqueConstraint("key", "end_to_end_id"),
        CheckConstraint(f"result IN {RESULTS}", name="result_known"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome_known"),
        CheckConstraint("outcome NOT IN ('applied', 'known') OR payout_id IS NOT NULL", name="applied_to_something"),
        CheckConstraint("(set_aside_at IS NULL) = (set_aside_by_id IS NULL)", name="set_aside_by_someone"),
        CheckConstraint("(set_aside_at IS NULL) = (note = '')", name="set_aside_has_note"),
        Index("ix_bank_entries_open", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey(BankImport.id), index=True)
    key: Mapped[str] = mapped_column(String(64))
    result: Mapped[str] = mapped_column(String(8))
    end_to_end_id: Mapped[str | None] = mapped_column(String(LONGEST))
    message_id: Mapped[str | None] = mapped_column(String(LONGEST))
    account: Mapped[str | None] = mapped_column(String(34))
    cents: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3), default=EUROS, server_default=EUROS)
    reason_code: Mapped[str | None] = mapped_column(String(35))
    reason: Mapped[str | None] = mapped_column(FreeTextColumn(LONGEST))
    day: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(String(16))
    payout_id: Mapped[int | None] = mapped_column(ForeignKey(Payout.id), index=True)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    note: Mapped[str] = mapped_column(FreeTextColumn(300), default="", server_default="")

    bank_import: Mapped[BankImport] = relationship(back_populates="entries")
    payout: Mapped[Payout | None] = relationship()
    set_aside_by: Mapped[Person | None] = relationship()
    assignment: Mapped[BankAssignment | None] = relationship(back_populates="entry")

    @property
    def is_unmatched(self) -> bool:
        """Whether it was applied to nothing and nobody set it aside; somebody may have assigned it since."""
        return self.outcome in PROBLEMS and self.set_aside_at is None


@append_only
class BankAssignment(Base):
    """An unmatched entry that a person assigned to a payout, once and for good."""

    __tablename__ = "bank_assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey(BankEntry.id), unique=True)
    payout_id: Mapped[int] = mapped_column(ForeignKey(Payout.id), index=True)
    assigned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    assigned_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))

    entry: Mapped[BankEntry] = relationship(back_populates="assignment")
    payout: Mapped[Payout] = relationship()
    assigned_by: Mapped[Person] = relationship()
