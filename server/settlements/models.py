"""Tables of settlements: closed months, the frozen lines in them, and the statements those lines add up to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime

OF_ONE_EVENT = " + ".join(
    f"CASE WHEN {key} IS NULL THEN 0 ELSE 1 END" for key in ("redemption_id", "reversal_id", "honour_id")
)


class Period(Base):
    """A Paris month ``yyyy-mm`` that is closed, or being closed while ``closed_at`` is None; open ones have no row.

    ``head_size`` is the size of the public log's first signed head that contains the whole month.
    """

    __tablename__ = "periods"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    head_size: Mapped[int | None] = mapped_column(BigInteger)


@append_only
class StatementLine(Base):
    """One redemption, reversal or honour, frozen in exactly one month. A reversal's cents are negative."""

    __tablename__ = "statement_lines"
    __table_args__ = (
        CheckConstraint(f"{OF_ONE_EVENT} = 1", name="of_one_event"),
        CheckConstraint("net_cents = gross_cents - fee_cents", name="net_is_gross_less_fee"),
        Index(None, "month", "venue_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(ForeignKey(Period.month))
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"), index=True)
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"))
    redemption_id: Mapped[UUID | None] = mapped_column(Uuid, ForeignKey("redemptions.id"), unique=True)
    reversal_id: Mapped[UUID | None] = mapped_column(Uuid, ForeignKey("reversals.id"), unique=True)
    honour_id: Mapped[UUID | None] = mapped_column(Uuid, ForeignKey("redemptions.id"), unique=True)
    gross_cents: Mapped[int]
    fee_cents: Mapped[int]
    net_cents: Mapped[int]


@append_only
class Statement(Base):
    """What an organisation is paid for a month, and why; its venues are its sections.

    ``carried_cents`` is the negative total of the organisation's last statement, or 0. ``organisation_name`` and
    ``_siret`` are those of the day it was issued. ``invoice_number`` is the fee invoice's, None without a fee.
    ``lines_root`` is a Merkle root over the lines (`lines_root.py`), so that none can be removed or added.
    """

    __tablename__ = "statements"
    __table_args__ = (
        CheckConstraint("net_cents = gross_cents - fee_cents", name="net_is_gross_less_fee"),
        CheckConstraint("total_cents = net_cents + carried_cents AND carried_cents <= 0", name="total_has_carried"),
        CheckConstraint("(fee_cents = 0) = (invoice_number IS NULL)", name="fee_has_invoice"),
        UniqueConstraint("organisation_id", "month"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(35), unique=True)
    month: Mapped[str] = mapped_column(ForeignKey(Period.month), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    organisation_name: Mapped[str] = mapped_column(String)
    organisation_siret: Mapped[str | None] = mapped_column(String(14))
    redemptions: Mapped[int]
    gross_cents: Mapped[int] = mapped_column(BigInteger)
    fee_cents: Mapped[int] = mapped_column(BigInteger)
    net_cents: Mapped[int] = mapped_column(BigInteger)
    carried_cents: Mapped[int] = mapped_column(BigInteger)
    total_cents: Mapped[int] = mapped_column(BigInteger)
    invoice_number: Mapped[str | None] = mapped_column(String(20), unique=True)
    lines_root: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)


@append_only
class StatementPart(Base):
    """A statement's share of one campaign, paid from that campaign's money. Negative after late reversals."""

    __tablename__ = "statement_parts"
    __table_args__ = (
        CheckConstraint("net_cents = gross_cents - fee_cents", name="net_is_gross_less_fee"),
        UniqueConstraint("statement_id", "campaign_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey(Statement.id))
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"))
    redemptions: Mapped[int]
    gross_cents: Mapped[int] = mapped_column(BigInteger)
    fee_cents: Mapped[int] = mapped_column(BigInteger)
    net_cents: Mapped[int] = mapped_column(BigInteger)
    carried_cents: Mapped[int] = mapped_column(BigInteger)

    @property
    def total_cents(self) -> int:
        """How much of the statement's total this campaign pays."""
        return self.net_cents + self.carried_cents
