"""Tables of the bank's word: our accounts, files kept byte for byte, statements, movements, payments inside one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime
from .reading.limits import LONGEST

FUNDS, FEES = "funds", "fees"
ACCOUNT_KINDS = (FUNDS, FEES)
"""The segregated account of the sponsors' money, and the operator's own."""
LONGEST_NAME, LONGEST_CODE, LONGEST_KEY = 100, 35, 80


class OwnBankAccount(Base):
    """An account of the operator's; statements of any other are refused."""

    __tablename__ = "own_bank_accounts"
    __table_args__ = (CheckConstraint(f"kind IN {ACCOUNT_KINDS}", name="kind_known"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    iban: Mapped[str] = mapped_column(String(34), unique=True)
    bic: Mapped[str | None] = mapped_column(String(11))
    name: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_NAME))
    kind: Mapped[str] = mapped_column(String(5))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))


@append_only
class BankStatementFile(Base):
    """A file of the bank's, unpacked, as it came; nobody imported it where a command did."""

    __tablename__ = "bank_statement_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    name: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    format: Mapped[str] = mapped_column(String(20))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    imported_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    imported_by: Mapped[Person | None] = relationship()


@append_only
class BankStatement(Base):
    """The bank's final word on an account from one day to another, both included; a leaf of the public log.

    ``account_id`` is the account's number, which tells anyone as little as its masked IBAN. ``digest`` is that of its
    file, ``movements_digest`` covers the movements stored with it: those that no earlier
    statement had. ``moved_cents`` is the sum of all movements that it tells.
    """

    __tablename__ = "bank_statements"
    __table_args__ = (
        UniqueConstraint("file_id", "position"),
        CheckConstraint("from_day <= to_day", name="days_in_order"),
        CheckConstraint("closing_cents = opening_cents + moved_cents", name="adds_up"),
        Index(None, "iban", "from_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey(BankStatementFile.id))
    position: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    movements_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    iban: Mapped[str] = mapped_column(ForeignKey(OwnBankAccount.iban))
    told_id: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    electronic_no: Mapped[int | None]
    legal_no: Mapped[int | None]
    from_day: Mapped[date]
    to_day: Mapped[date]
    opening_cents: Mapped[int] = mapped_column(BigInteger)
    moved_cents: Mapped[int] = mapped_column(BigInteger)
    closing_cents: Mapped[int] = mapped_column(BigInteger)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    account_id: Mapped[int] = mapped_column(ForeignKey(OwnBankAccount.id))

    file: Mapped[BankStatementFile] = relationship()
    account: Mapped[OwnBankAccount] = relationship(foreign_keys=account_id)


@append_only
class BankMovement(Base):
    """Money that came (positive cents) or left, once however often it is told; a notice has no statement.

    ``day`` is the day of the statement that it counts to: the booking day, unless that lies outside the statement.
    """

    __tablename__ = "bank_movements"
    __table_args__ = (UniqueConstraint("iban", "key"), Index(None, "iban", "day"))

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey(BankStatementFile.id), index=True)
    statement_id: Mapped[int | None] = mapped_column(ForeignKey(BankStatement.id), index=True)
    iban: Mapped[str] = mapped_column(ForeignKey(OwnBankAccount.iban))
    key: Mapped[str] = mapped_column(String(LONGEST_KEY))
    day: Mapped[date]
    booking_day: Mapped[date]
    value_day: Mapped[date | None]
    cents: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    end_to_end_id: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    text: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    creditor_reference: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    party: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    party_iban: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    code: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    own_code: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    is_reversal: Mapped[bool]
    return_code: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    payments_differ: Mapped[bool]

    payments: Mapped[list[BankMovementPayment]] = relationship(order_by="BankMovementPayment.position")


@append_only
class BankMovementPayment(Base):
    """One payment of a movement that the bank booked as a whole; its place is counted from 1."""

    __tablename__ = "bank_movement_payments"

    movement_id: Mapped[int] = mapped_column(ForeignKey(BankMovement.id), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    cents: Mapped[int] = mapped_column(BigInteger)
    end_to_end_id: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    reference: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    text: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    creditor_reference: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    party: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    party_iban: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    return_code: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))


class BankStatementProblem(Base):
    """A part of a file that was refused and has not been imported since, for a person to look at."""

    __tablename__ = "bank_statement_problems"
    __table_args__ = (UniqueConstraint("digest", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(FreeTextColumn(LONGEST))
    account: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_CODE))
    from_day: Mapped[date | None]
    to_day: Mapped[date | None]
    code: Mapped[str] = mapped_column(String(50))
    sentence: Mapped[str] = mapped_column(FreeTextColumn(500))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
