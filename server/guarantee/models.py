"""Tables of the guarantee, append-only: the decision on each conflict, and the amounts of those that are paid."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, FreeTextColumn, UtcDateTime

HONOURED, REFUSED = "honoured", "refused"
OUTCOMES = (HONOURED, REFUSED)
BY_RULE, OTHER = "by_rule", "other"
HONOUR_REASONS = (BY_RULE, "session_shown", "not_their_fault", OTHER)
REFUSAL_REASONS = ("same_venue", "not_in_good_faith", "nothing_left", OTHER)
OUTCOME_REASONS = {HONOURED: HONOUR_REASONS, REFUSED: REFUSAL_REASONS}


@append_only
class Decision(Base):
    """The outcome of a conflict and its reason. ``person_id`` is None where the rule decided."""

    __tablename__ = "conflict_decisions"
    __table_args__ = (
        CheckConstraint(
            f"(outcome = 'honoured' AND reason IN {HONOUR_REASONS})"
            f" OR (outcome = 'refused' AND reason IN {REFUSAL_REASONS})",
            name="reason_of_outcome",
        ),
        CheckConstraint("reason <> 'other' OR note <> ''", name="other_is_explained"),
        CheckConstraint("reason <> 'by_rule' OR person_id IS NULL", name="nobody_is_the_rule"),
        UniqueConstraint("redemption_id", "outcome"),  # referred to by honours
    )

    redemption_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("redemptions.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(FreeTextColumn(500, lines=True))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def automatic(self) -> bool:
        return self.person_id is None


@append_only
class Honour(Base):
    """A conflict paid out of its campaign's guarantee, once for a voucher and venue. It counts where the scan would.

    ``effective_at`` decides its month: that of the scan, or the first one still open.
    """

    __tablename__ = "honours"
    __table_args__ = (
        ForeignKeyConstraint(
            ["redemption_id", "outcome"], ["conflict_decisions.redemption_id", "conflict_decisions.outcome"]
        ),
        CheckConstraint("outcome = 'honoured'", name="decided_so"),
        CheckConstraint("net_cents = gross_cents - fee_cents", name="net_is_gross_less_fee"),
        CheckConstraint("gross_cents > 0 AND fee_cents >= 0 AND net_cents >= 0", name="amounts_in_range"),
        UniqueConstraint("voucher_id", "venue_id"),
    )

    redemption_id: Mapped[UUID] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(String(8), default=HONOURED)
    campaign_id: Mapped[int] = mapped_column(Integer, ForeignKey("campaigns.id"))
    voucher_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("vouchers.id"))
    venue_id: Mapped[int] = mapped_column(ForeignKey("venues.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    gross_cents: Mapped[int]
    fee_cents: Mapped[int]
    net_cents: Mapped[int]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    effective_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
