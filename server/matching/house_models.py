"""Tables of the house: the operator's own money on its accounts, which belongs to no campaign."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..bank_statements.models import OwnBankAccount
from ..db import Base, UtcDateTime
from .models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE, BankMatch

OPENING = "opening"
HOUSE_KINDS = (OPENING, BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE)


@append_only
class HouseLine(Base):
    """What moved the operator's own money on an account, in cents: ``own`` is owed to it, and so the opposite of bank.

    ``day`` is the bank's. An undone match has a second line that takes the first one back.
    """

    __tablename__ = "house_lines"
    __table_args__ = (
        CheckConstraint("bank + own = 0 AND bank <> 0", name="balanced"),
        CheckConstraint(f"kind IN {HOUSE_KINDS}", name="kind_known"),
        CheckConstraint("(kind = 'opening') = (match_id IS NULL)", name="opening_has_no_movement"),
        UniqueConstraint("match_id", "is_undo"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    iban: Mapped[str] = mapped_column(ForeignKey(OwnBankAccount.iban), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    day: Mapped[date]
    bank: Mapped[int] = mapped_column(BigInteger)
    own: Mapped[int] = mapped_column(BigInteger)
    match_id: Mapped[int | None] = mapped_column(ForeignKey(BankMatch.id))
    is_undo: Mapped[bool] = mapped_column(default=False, server_default=false())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AccountOpening(Base):
    """What was the operator's own on an account when its first statement began: told by one, confirmed by another."""

    __tablename__ = "account_openings"
    __table_args__ = (
        CheckConstraint("cents <> 0", name="not_nothing"),
        CheckConstraint("confirmed_by_id <> told_by_id", name="four_eyes"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_someone"),
    )

    iban: Mapped[str] = mapped_column(ForeignKey(OwnBankAccount.iban), primary_key=True)
    cents: Mapped[int] = mapped_column(BigInteger)
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    told_by: Mapped[Person] = relationship(foreign_keys=told_by_id)
