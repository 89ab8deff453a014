"""Tables of vouchers: transfers, booklets, vouchers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..campaigns.models import Campaign, Order
from ..db import Base, UtcDateTime
from ..organisations.models import Organisation
from . import ids

SENT, RECEIVED, CANCELLED = "sent", "received", "cancelled"
IN_STOCK, HANDED_OVER, BLOCKED, VOIDED = "in_stock", "handed_over", "blocked", "voided"
EXPIRED = "expired"  # never stored: in stock, and the campaign's last day is over


class Transfer(Base):
    """Booklets sent from one organisation to another. ``ranges`` holds pairs of booklet keys, first and last."""

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint("received_at IS NULL OR cancelled_at IS NULL", name="ends_once"),
        CheckConstraint("booklet_count > 0", name="booklet_count_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    to_organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    ranges: Mapped[list[list[int]]] = mapped_column(JSON)
    booklet_count: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    sender: Mapped[Organisation] = relationship(foreign_keys=from_organisation_id)
    receiver: Mapped[Organisation] = relationship(foreign_keys=to_organisation_id)

    @property
    def numbers(self) -> list[list[str]]:
        """The ranges as booklet numbers."""
        return [[ids.booklet_number(key) for key in ends] for ends in self.ranges]

    @property
    def state(self) -> str:
        """One of SENT, RECEIVED and CANCELLED."""
        if self.cancelled_at:
            return CANCELLED
        return RECEIVED if self.received_at else SENT


class Booklet(Base):
    """Five or ten vouchers for one person. ``id`` holds campaign and serial (see `ids`).

    ``bearer_id`` is the beneficiary's first booklet, set when ``renewal_of_id`` or ``replaces_id`` names an earlier
    one. ``live_vouchers``: only so many vouchers, from position 1, are worth something; None means all of them
    (docs/decisions/replacement-booklets.md).
    """

    __tablename__ = "booklets"
    __table_args__ = (
        CheckConstraint("size IN (5, 10)", name="size_is_5_or_10"),
        Index("ix_booklets_handed_over", "handed_over_at", "id"),
        Index("ix_booklets_holder_handed_over", "holder_id", "handed_over_at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id))
    order_id: Mapped[int] = mapped_column(ForeignKey(Order.id), index=True)
    size: Mapped[int]
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    handed_over_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handed_over_by_use: Mapped[bool] = mapped_column(default=False)
    postcode: Mapped[str | None] = mapped_column(String(5))
    target_public: Mapped[str | None] = mapped_column(String(40))
    criteria_checked: Mapped[bool] = mapped_column(default=False)
    blocked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    void_reason: Mapped[str | None] = mapped_column(String(20))
    alone: Mapped[bool] = mapped_column(default=False, server_default=false())
    renewal_of_id: Mapped[int | None] = mapped_column(ForeignKey("booklets.id"))
    bearer_id: Mapped[int | None] = mapped_column(ForeignKey("booklets.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("booklets.id"), unique=True)
    live_vouchers: Mapped[int | None]
    transfer_id: Mapped[int | None] = mapped_column(ForeignKey(Transfer.id), index=True)

    campaign: Mapped[Campaign] = relationship()
    order: Mapped[Order] = relationship()
    holder: Mapped[Organisation | None] = relationship()
    replaced: Mapped[Booklet | None] = relationship(
        foreign_keys=replaces_id, remote_side="Booklet.id", back_populates="replacement"
    )
    replacement: Mapped[Booklet | None] = relationship(
        foreign_keys=replaces_id, back_populates="replaced", uselist=False
    )

    @property
    def number(self) -> str:
        return ids.booklet_number(self.id)

    @property
    def state(self) -> str:
        """VOIDED, BLOCKED, HANDED_OVER or IN_STOCK; whether it is expired or used up is computed elsewhere."""
        if self.voided_at:
            return VOIDED
        if self.blocked_at:
            return BLOCKED
        return HANDED_OVER if self.handed_over_at else IN_STOCK

    @property
    def worth(self) -> int:
        """How many of its vouchers are worth something, used or not: all but a replacement's surplus."""
        return self.size if self.live_vouchers is None else self.live_vouchers

    @property
    def in_transit(self) -> bool:
        """Whether it is on its way between two organisations; nobody may hand it over then."""
        return self.transfer_id is not None

    @property
    def renewal_of(self) -> str | None:
        return ids.booklet_number(self.renewal_of_id) if self.renewal_of_id else None

    @property
    def replaces(self) -> str | None:
        return ids.booklet_number(self.replaces_id) if self.replaces_id else None

    @property
    def replaced_by(self) -> str | None:
        return self.replacement.number if self.replacement else None

    @property
    def funded(self) -> bool:
        """Whether its vouchers are worth money."""
        return self.order.funded_at is not None

    @property
    def promised(self) -> bool:
        """Whether they are by a promise: the money is not there yet."""
        return self.order.is_promised


class Voucher(Base):
    """One voucher. Its typed code is stored; its token is never stored but made when it is shown or printed."""

    __tablename__ = "vouchers"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    booklet_id: Mapped[int] = mapped_column(ForeignKey(Booklet.id), index=True)
    code: Mapped[str] = mapped_column(String(11), unique=True)

    booklet: Mapped[Booklet] = relationship()

    @property
    def number(self) -> str:
        return ids.voucher_number(self.id)

    @property
    def position(self) -> int:
        return ids.position_of(self.id)
