"""Tables of matches: what a part of a bank movement is in our books, and how much of each movement is explained."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import Person
from ..bank_statements.models import BankMovement
from ..campaigns.models import Campaign, Order
from ..db import Base, FreeTextColumn, UtcDateTime
from ..payouts.models import Payout

ORDER, ADVANCE, PAYOUT, RETURNED = "order", "advance", "payout", "returned"
BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE = "bank_fee", "interest", "own_transfer", "own_use"
KINDS = (ORDER, ADVANCE, PAYOUT, RETURNED, BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE)
PROPOSED, CONFIRMED, WITHDRAWN, UNDONE = "proposed", "confirmed", "withdrawn", "undone"
TO_ADVANCE, TO_PROMISE, TO_NOTHING = "advance", "promised", ""
_OF_PAYOUT = text("payout_id IS NOT NULL AND withdrawn_at IS NULL AND undone_at IS NULL")
ALL_AGREE = "(reference_agrees AND amount_agrees AND iban_agrees)"


class MovementStanding(Base):
    """How many of a movement's cents are matched, proposals included: never more than it has, whoever races."""

    __tablename__ = "movement_standings"
    __table_args__ = (
        CheckConstraint(
            "(cents >= 0 AND taken_cents BETWEEN 0 AND cents) OR (cents < 0 AND taken_cents BETWEEN cents AND 0)",
            name="taken_in_range",
        ),
    )

    movement_id: Mapped[int] = mapped_column(ForeignKey(BankMovement.id), primary_key=True, autoincrement=False)
    cents: Mapped[int] = mapped_column(BigInteger)
    taken_cents: Mapped[int] = mapped_column(BigInteger)


class BankMatch(Base):
    """A part of a movement and what it is; true from its confirmation until it is undone.

    ``cents`` has the movement's sign; ``payment`` is the position of a payment that the bank booked with others.
    One person confirms its own match where reference, amount and IBAN all agree; otherwise another one does.
    ``account`` is the ledger's account that the money of an order went to: its sponsor's advance, what it had promised,
    or none where a word had put it into the ledger before.
    """

    __tablename__ = "bank_matches"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind_known"),
        CheckConstraint("cents <> 0", name="not_nothing"),
        CheckConstraint("(kind = 'order') = (order_id IS NOT NULL)", name="order_of_its_kind"),
        CheckConstraint("(kind IN ('order', 'advance')) = (campaign_id IS NOT NULL)", name="campaign_of_its_kind"),
        CheckConstraint("(kind IN ('payout', 'returned')) = (payout_id IS NOT NULL)", name="payout_of_its_kind"),
        CheckConstraint("account IN ('', 'advance', 'promised')", name="account_known"),
        CheckConstraint(
            f"confirmed_at IS NULL OR {ALL_AGREE} OR COALESCE(made_by_id <> confirmed_by_id, false)", name="four_eyes"
        ),
        CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name="withdrawn_before_confirmed"),
        CheckConstraint("undone_at IS NULL OR confirmed_at IS NOT NULL", name="undone_after_confirmed"),
        Index(
            "uq_bank_matches_of_payout",
            "payout_id",
            "kind",
            unique=True,
            postgresql_where=_OF_PAYOUT,
            sqlite_where=_OF_PAYOUT,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    movement_id: Mapped[int] = mapped_column(ForeignKey(BankMovement.id), index=True)
    payment: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(12))
    cents: Mapped[int] = mapped_column(BigInteger)
    order_id: Mapped[int | None] = mapped_column(ForeignKey(Order.id), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey(Campaign.id))
    payout_id: Mapped[int | None] = mapped_column(ForeignKey(Payout.id), index=True)
    account: Mapped[str] = mapped_column(String(8), default=TO_NOTHING, server_default="")
    reference_agrees: Mapped[bool] = mapped_column(default=False, server_default=false())
    amount_agrees: Mapped[bool] = mapped_column(default=False, server_default=false())
    iban_agrees: Mapped[bool] = mapped_column(default=False, server_default=false())
    note: Mapped[str] = mapped_column(FreeTextColumn(300), default="", server_default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))

    movement: Mapped[BankMovement] = relationship()
    order: Mapped[Order | None] = relationship()

    @property
    def state(self) -> str:
        """Proposed, confirmed, withdrawn before that, or undone after it."""
        if self.undone_at or self.withdrawn_at:
            return UNDONE if self.undone_at else WITHDRAWN
        return CONFIRMED if self.confirmed_at else PROPOSED

    @property
    def all_agree(self) -> bool:
        """Whether reference, amount and IBAN say the same, so that one person is enough."""
        return self.reference_agrees and self.amount_agrees and self.iban_agrees


HOLDS = (BankMatch.confirmed_at.is_not(None), BankMatch.undone_at.is_(None))
"""What makes a match true: confirmed, and not undone since."""
LIVE = (BankMatch.withdrawn_at.is_(None), BankMatch.undone_at.is_(None))
"""What takes a part of its movement: proposed or confirmed."""
