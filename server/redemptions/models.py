"""Tables of redemptions: every answered scan, and the reversals of the accepted ones."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime

ACCEPTED, CONFLICT, REFUSED = "accepted", "conflict", "refused"
# Literals, not bound parameters: SQLite uses a partial index only for a query that repeats its predicate's text.
LIVE = text("status = 'accepted' AND reversed_at IS NULL")
LOST = text("status = 'conflict'")


class Redemption(Base):
    """One scan and its definite answer, which never changes. Only an accepted one is worth money.

    ``id`` is made by the phone before it first sends. ``content`` is the digest that tells a replay from another scan
    under the same id. Foreign keys hold the venue to the phone's, and the person to those who were ever on it.
    ``unknown_person_id`` is whom the phone named and never was on it: then the scan is in the name of who enrolled it.
    ``voucher_id`` is None when the text named no voucher of ours.
    """

    __tablename__ = "redemptions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["device_id", "venue_id"], ["devices.id", "devices.venue_id"], name="fk_redemptions_device"
        ),
        ForeignKeyConstraint(
            ["device_id", "person_id"],
            ["device_people.device_id", "device_people.person_id"],
            name="fk_redemptions_device_person",
        ),
        CheckConstraint("status IN ('accepted', 'conflict', 'refused')", name="status_known"),
        CheckConstraint("(status = 'accepted') = (reason IS NULL)", name="reason_unless_accepted"),
        CheckConstraint("(status = 'conflict') = (first_id IS NOT NULL)", name="conflict_names_the_first"),
        CheckConstraint(
            "(status = 'accepted') = (voucher_id IS NOT NULL AND receipt IS NOT NULL AND gross_cents IS NOT NULL"
            " AND fee_cents IS NOT NULL AND net_cents IS NOT NULL)",
            name="only_accepted_has_money",
        ),
        CheckConstraint("net_cents = gross_cents - fee_cents AND fee_cents >= 0", name="net_is_gross_less_fee"),
        CheckConstraint("reversed_at IS NULL OR status = 'accepted'", name="only_accepted_is_reversed"),
        CheckConstraint("scanned_at <= recorded_at", name="scanned_before_recorded"),
        Index(
            "uq_redemptions_live_voucher",
            "voucher_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("ix_redemptions_conflicts", "voucher_id", sqlite_where=LOST, postgresql_where=LOST),
        Index("ix_redemptions_venue_recorded", "venue_id", "recorded_at"),
        Index("ix_redemptions_recorded", "recorded_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(String(32))
    voucher_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("vouchers.id"))
    first_id: Mapped[UUID | None] = mapped_column(ForeignKey("redemptions.id"))
    venue_id: Mapped[int]
    device_id: Mapped[int]
    person_id: Mapped[int]
    unknown_person_id: Mapped[int | None]
    service: Mapped[str] = mapped_column(String(40))
    scanned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seq: Mapped[int] = mapped_column(BigInteger)
    typed: Mapped[bool]
    clock_doubtful: Mapped[bool]
    in_grace: Mapped[bool]
    gross_cents: Mapped[int | None]
    fee_cents: Mapped[int | None]
    net_cents: Mapped[int | None]
    receipt: Mapped[str | None] = mapped_column(Text)
    reversed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Reversal(Base):
    """The undoing of an accepted redemption: an event of its own, with a reason.

    ``effective_at`` decides the month it counts in: the redemption's, or its own if that month was settled already.
    ``seq`` is its number in the phone's journal; older phones do not tell it. A phone's is by someone who was on it.
    """

    __tablename__ = "reversals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["device_id", "person_id"],
            ["device_people.device_id", "device_people.person_id"],
            name="fk_reversals_device_person",
        ),
        CheckConstraint("length(reason) > 0", name="reason_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    redemption_id: Mapped[UUID] = mapped_column(ForeignKey(Redemption.id), unique=True)
    reason: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    device_id: Mapped[int | None] = mapped_column(ForeignKey("devices.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    effective_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seq: Mapped[int | None] = mapped_column(BigInteger)


class BundleFetch(Base):
    """When a phone fetched its bundle: the first fetch of each ``hour``, in whole hours since 1970."""

    __tablename__ = "bundle_fetches"

    device_id: Mapped[int] = mapped_column(ForeignKey("devices.id"), primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fetched_at: Mapped[datetime] = mapped_column(UtcDateTime)
