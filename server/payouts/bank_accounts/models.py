"""The table of bank accounts: proposed by one person, confirmed by another."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...accounts.models import Person
from ...db import Base, FreeTextColumn, UtcDateTime
from ...organisations.models import Organisation

PROPOSED, CONFIRMED, REFUSED, REPLACED = "proposed", "confirmed", "refused", "replaced"
ACCOUNT_STATES = (PROPOSED, CONFIRMED, REFUSED, REPLACED)
_WAITING = text("state = 'proposed'")


class BankAccount(Base):
    """Where an organisation is paid: its latest confirmed account. While another is proposed, it is not paid.

    ``known_emails`` are the managers' addresses when it was entered: they hear of the next change, even if
    whoever makes it has put others in their place.
    """

    __tablename__ = "bank_accounts"
    __table_args__ = (
        CheckConstraint(f"state IN {ACCOUNT_STATES}", name="state_known"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decision_has_date"),
        CheckConstraint(
            "state NOT IN ('confirmed', 'refused') OR decided_by_id IS NOT NULL", name="decided_by_someone"
        ),
        CheckConstraint("state <> 'confirmed' OR decided_by_id <> proposed_by_id", name="four_eyes"),
        CheckConstraint("(state = 'refused') = (reason <> '')", name="refusal_has_reason"),
        Index(
            "uq_bank_accounts_proposed",
            "organisation_id",
            unique=True,
            postgresql_where=_WAITING,
            sqlite_where=_WAITING,
        ),
        Index(None, "organisation_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    holder: Mapped[str] = mapped_column(FreeTextColumn(140))
    iban: Mapped[str] = mapped_column(String(34))
    bic: Mapped[str | None] = mapped_column(String(11))
    known_emails: Mapped[list[str]] = mapped_column(JSON)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    state: Mapped[str] = mapped_column(String(9), default=PROPOSED)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    reason: Mapped[str] = mapped_column(FreeTextColumn(300), default="", server_default="")

    organisation: Mapped[Organisation] = relationship()
    proposed_by: Mapped[Person] = relationship(foreign_keys=proposed_by_id)
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id)
