"""Tables of billing: what a buyer needs on its invoices, quotes, invoices of orders and what became of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..append_only import append_only
from ..campaigns.models import Order
from ..db import Base, FreeTextColumn, UtcDateTime
from ..organisations.models import Organisation

DEPOSITED, REFUSED = "deposited", "refused"
DEPOSIT_STATES = (DEPOSITED, REFUSED)
LONGEST_REFERENCE = 50


def _priced() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint("face_cents > 0 AND fee_cents >= 0 AND vat_cents >= 0", name="amounts_not_negative"),
        CheckConstraint("total_cents = face_cents + fee_cents + vat_cents", name="total_is_its_parts"),
    )


class BuyerNeeds(Base):
    """What a public buyer's accountant wants on an invoice before paying it. Without a row, nothing."""

    __tablename__ = "buyer_needs"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), primary_key=True, autoincrement=False)
    service: Mapped[bool] = mapped_column(default=False, server_default=false())
    engagement: Mapped[bool] = mapped_column(default=False, server_default=false())
    contract: Mapped[bool] = mapped_column(default=False, server_default=false())


class Priced:
    """An order's price as a document states it, in cents: ``vat_cents`` is on the fee, at ``vat_bps``."""

    face_cents: Mapped[int] = mapped_column(BigInteger)
    fee_cents: Mapped[int] = mapped_column(BigInteger)
    vat_bps: Mapped[int]
    vat_cents: Mapped[int] = mapped_column(BigInteger)
    total_cents: Mapped[int] = mapped_column(BigInteger)


@append_only
class Quote(Priced, Base):
    """What a sponsor was offered for a drafted order, until ``valid_until``, that day included."""

    __tablename__ = "quotes"
    __table_args__ = (*_priced(), CheckConstraint("valid_until >= issued_on", name="valid_after_issue"))

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id), index=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_on: Mapped[date]
    valid_until: Mapped[date]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    order: Mapped[Order] = relationship()


@append_only
class OrderInvoice(Priced, Base):
    """An invoice of an order, with the references that its buyer gave. ``version`` counts the order's invoices.

    An order has one that is not cancelled at most: a later version names the cancelled one that it ``replaces``.
    """

    __tablename__ = "order_invoices"
    __table_args__ = (
        *_priced(),
        UniqueConstraint("order_id", "version"),
        CheckConstraint("due_on >= issued_on", name="due_after_issue"),
        CheckConstraint("(version = 1) = (replaces IS NULL)", name="later_ones_replace"),
    )

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id), index=True)
    version: Mapped[int]
    replaces: Mapped[str | None] = mapped_column(ForeignKey("order_invoices.number"), unique=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    service: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    engagement: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    contract: Mapped[str] = mapped_column(String(LONGEST_REFERENCE), default="")
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    order: Mapped[Order] = relationship()
    cancellation: Mapped[InvoiceCancellation | None] = relationship(back_populates="invoice")
    deposits: Mapped[list[InvoiceDeposit]] = relationship(order_by="InvoiceDeposit.id.desc()")


@append_only
class InvoiceCancellation(Base):
    """The credit note ``number`` that cancels an invoice before it was paid: a cancelled order, or other references."""

    __tablename__ = "invoice_cancellations"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    invoice_number: Mapped[str] = mapped_column(ForeignKey(OrderInvoice.number), unique=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_on: Mapped[date]
    reason: Mapped[str] = mapped_column(FreeTextColumn(200))
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    invoice: Mapped[OrderInvoice] = relationship(back_populates="cancellation")


@append_only
class InvoiceDeposit(Base):
    """What became of an invoice on the buyer's platform (Chorus Pro): deposited, or refused with the reason it gave."""

    __tablename__ = "invoice_deposits"
    __table_args__ = (
        CheckConstraint(f"state IN {DEPOSIT_STATES}", name="state_known"),
        CheckConstraint("(state = 'refused') = (reason <> '')", name="refusal_has_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_number: Mapped[str] = mapped_column(ForeignKey(OrderInvoice.number), index=True)
    state: Mapped[str] = mapped_column(String(9))
    reason: Mapped[str] = mapped_column(FreeTextColumn(500, lines=True), default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
