"""Tables of sponsors, their campaigns and orders."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .. import glyphs
from ..accounts.models import Person
from ..db import Base, FreeTextColumn, UtcDateTime
from ..money import share_of
from ..organisations.models import Organisation
from ..organisations.spans import Span, is_open

DRAFT, ORDERED, FUNDED, CLOSED, CANCELLED = "draft", "ordered", "funded", "closed", "cancelled"
WORD, CREDITS, PROMISE = "word", "credits", "promise"
FUNDING_WAYS = (WORD, CREDITS, PROMISE)
"""How an order became worth money; a word alone no longer does."""
CLAIM = "claim"
ORDER_WAYS = (*FUNDING_WAYS, CLAIM)
"""What stands for its money now: a claim on its sponsor where the bank took it back after vouchers were used."""
PAID_WITHIN_DAYS, MOST_PROMISE_DAYS = 30, 120
"""What a public buyer has to pay (Code de la commande publique, R2192-10), and the most a campaign may grant."""
NEAR_END_DAYS = 30  # when the sponsor is alerted (docs/glossary.md, rule 7 "Expiry procedure")


class Sponsor(Base):
    """An organisation that buys vouchers and sets the criteria."""

    __tablename__ = "sponsors"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), unique=True)
    support_phone: Mapped[str | None] = mapped_column(FreeTextColumn(20))

    organisation: Mapped[Organisation] = relationship()


class Campaign(Base):
    """One operation of a sponsor. ``id`` is the campaign's number in the token, two bytes.

    Vouchers are valid until ``last_day`` and, once handed over, accepted until ``grace_day``; or, without a fixed last
    day, for ``valid_days`` from hand-over and one month of grace. None means no restriction for ``services``,
    ``territory`` (postcodes, départements) and ``target_publics`` (codes). ``allowance`` is how many vouchers one
    person may have in a calendar year; ``allowance_alone`` how many at once without a prescriber, renewable once.
    ``trusts_promises``: a public accountant's written payment order makes its orders worth money before it is there.
    The money then comes within ``promise_days``.
    ``open_spans`` is when every qualified organisation redeems in it, without its sponsor's approval; None is always.
    """

    __tablename__ = "campaigns"
    __table_args__ = (
        CheckConstraint("id BETWEEN 1 AND 65535", name="id_is_two_bytes"),
        CheckConstraint("(last_day IS NULL) <> (valid_days IS NULL)", name="one_kind_of_validity"),
        CheckConstraint("(last_day IS NULL) = (grace_day IS NULL)", name="grace_goes_with_last_day"),
        CheckConstraint("grace_day >= last_day AND last_day >= first_day", name="days_in_order"),
        CheckConstraint("voucher_cents > 0 AND fee_bps BETWEEN 0 AND 10000", name="amounts_in_range"),
        CheckConstraint("valid_days > 0", name="valid_days_positive"),
        CheckConstraint("guarantee_bps BETWEEN 0 AND 10000", name="guarantee_in_range"),
        CheckConstraint("sponsor_fee_bps BETWEEN 0 AND 10000", name="sponsor_fee_in_range"),
        CheckConstraint("allowance > 0 AND allowance_alone > 0", name="allowance_positive"),
        CheckConstraint(f"promise_days BETWEEN 1 AND {MOST_PROMISE_DAYS}", name="promise_days_in_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sponsor_id: Mapped[int] = mapped_column(ForeignKey(Sponsor.id), index=True)
    name: Mapped[str] = mapped_column(FreeTextColumn(200))
    voucher_cents: Mapped[int] = mapped_column(default=1000)
    fee_bps: Mapped[int] = mapped_column(default=400)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    grace_day: Mapped[date | None]
    valid_days: Mapped[int | None]
    services: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    territory: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    target_publics: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    guarantee_bps: Mapped[int] = mapped_column(default=200, server_default="200")
    sponsor_fee_bps: Mapped[int] = mapped_column(default=400, server_default="400")
    allowance: Mapped[int] = mapped_column(default=10, server_default="10")
    allowance_alone: Mapped[int] = mapped_column(default=5, server_default="5")
    sponsor_text: Mapped[str | None] = mapped_column(FreeTextColumn(500, lines=True))
    trusts_promises: Mapped[bool] = mapped_column(default=False, server_default=false())
    promise_days: Mapped[int] = mapped_column(default=PAID_WITHIN_DAYS, server_default="30")
    stock_blocked: Mapped[bool] = mapped_column(default=False)
    next_serial: Mapped[int] = mapped_column(BigInteger, default=1)
    open_spans: Mapped[list[Span] | None] = mapped_column(JSON(none_as_null=True))

    sponsor: Mapped[Sponsor] = relationship()

    @property
    def needs_approval(self) -> bool:
        """Whether only organisations that its sponsor approved redeem in it now."""
        return self.open_spans is not None and not is_open(self.open_spans)

    @property
    def replaced_on_paper(self) -> list[str]:
        """The characters of its name and text that our fonts lack; paper shows □ for them."""
        return glyphs.list_replaced(self.name, self.sponsor_text)


class Order(Base):
    """Booklets bought within a campaign. Until ``funded_at`` is set they are inert.

    ``received_cents`` is what the bank's statements say was paid for it. Funded by credits, it is all of
    ``funded_cents``; funded by a promise, what is missing is still to come, by ``promised_until``; by a
    claim, the bank took it back and its sponsor owes it.
    ``vat_cents`` is the VAT on the sponsor's fee, None until an invoice states it. A quote holds until
    ``quoted_until``, that day included.
    """

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'ordered', 'funded', 'closed', 'cancelled')", name="state_known"),
        CheckConstraint("booklet_size IN (5, 10)", name="booklet_size_is_5_or_10"),
        CheckConstraint("booklet_count BETWEEN 1 AND 1000000", name="booklet_count_in_range"),
        CheckConstraint(
            "(state IN ('funded', 'closed')) = (funded_at IS NOT NULL AND payment_order IS NOT NULL)",
            name="funded_with_payment_order",
        ),
        CheckConstraint("last_serial - first_serial + 1 = booklet_count", name="serials_match_count"),
        CheckConstraint("(state = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_with_moment"),
        CheckConstraint("cancelled_at IS NULL OR first_serial IS NULL", name="cancelled_before_issue"),
        CheckConstraint("cancelled_by_id IS NULL OR cancelled_at IS NOT NULL", name="cancelled_by_someone"),
        CheckConstraint("vat_cents >= 0", name="vat_not_negative"),
        CheckConstraint(f"funded_by IN {ORDER_WAYS}", name="funded_by_known"),
        CheckConstraint(
            "(funded_at IS NULL) = (funded_by IS NULL) AND (funded_at IS NULL) = (funded_cents IS NULL)",
            name="funded_some_way",
        ),
        CheckConstraint(
            "(COALESCE(funded_by, '') = 'promise') = (promised_until IS NOT NULL)", name="promised_until_a_moment"
        ),
        CheckConstraint("received_cents BETWEEN 0 AND funded_cents", name="received_in_range"),
        CheckConstraint("received_cents >= 0", name="received_not_negative"),
        CheckConstraint("funded_by <> 'credits' OR received_cents = funded_cents", name="credits_are_all_there"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey(Campaign.id), index=True)
    booklet_size: Mapped[int]
    booklet_count: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    ordered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    payment_order: Mapped[str | None] = mapped_column(FreeTextColumn(100))
    funded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    funded_by: Mapped[str | None] = mapped_column(String(7))
    funded_cents: Mapped[int | None] = mapped_column(BigInteger)
    promised_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_cents: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    first_serial: Mapped[int | None] = mapped_column(BigInteger)
    last_serial: Mapped[int | None] = mapped_column(BigInteger)
    issued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    quoted_until: Mapped[date | None]
    vat_cents: Mapped[int | None] = mapped_column(BigInteger)

    campaign: Mapped[Campaign] = relationship()

    @property
    def face_value_cents(self) -> int:
        """The face value of all vouchers of the order."""
        return self.booklet_count * self.booklet_size * self.campaign.voucher_cents

    @property
    def sponsor_fee_cents(self) -> int:
        """The sponsor's fee on the face value, before tax (docs/glossary.md, rule 3 "Sponsor fee")."""
        return share_of(self.face_value_cents, self.campaign.sponsor_fee_bps)

    @property
    def total_cents(self) -> int:
        """What the sponsor has to pay: face value and fee, and the fee's VAT once an invoice states it."""
        return self.face_value_cents + self.sponsor_fee_cents + (self.vat_cents or 0)

    @property
    def lacking_cents(self) -> int:
        """What is missing of the price; a word once funded orders without any credit, so nothing is missing then."""
        if self.funded_by == WORD:
            return 0
        return (self.funded_cents or self.total_cents) - self.received_cents

    @property
    def is_promised(self) -> bool:
        """Whether it is worth money by a promise of which something is still to come."""
        return self.funded_by == PROMISE and self.lacking_cents > 0

    @property
    def payment_reference(self) -> str:
        """The reference that the sponsor puts on its payment."""
        return f"Commande {self.id}"
