"""Figures of a campaign's end: order by order, what was redeemed, given back before, and is left. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FundedOrder:
    """One funded order: counts of its vouchers issued, redeemed, in grace, and given back by earlier notes."""

    order_id: int
    payment_order: str
    face_value_cents: int
    issued: int
    redeemed: int
    in_grace: int
    credited: int
    credited_unissued_cents: int
    voucher_cents: int

    @property
    def vouchers(self) -> int:
        """Vouchers never redeemed and not given back yet."""
        return self.issued - self.redeemed - self.credited

    @property
    def face_cents(self) -> int:
        return self.vouchers * self.voucher_cents

    @property
    def unissued_cents(self) -> int:
        """The money of an order whose booklets were never issued; 0 once they are."""
        return 0 if self.issued else self.face_value_cents - self.credited_unissued_cents

    @property
    def cents(self) -> int:
        return self.face_cents + self.unissued_cents


@dataclass(frozen=True, slots=True)
class CreditFigures:
    """What a credit note made now would give back."""

    parts: list[FundedOrder]
    released_cents: int

    @property
    def issued(self) -> int:
        return sum(part.issued for part in self.parts)

    @property
    def redeemed(self) -> int:
        return sum(part.redeemed for part in self.parts)

    @property
    def in_grace(self) -> int:
        return sum(part.in_grace for part in self.parts)

    @property
    def credited(self) -> int:
        """Vouchers that earlier credit notes gave back."""
        return sum(part.credited for part in self.parts)

    @property
    def vouchers(self) -> int:
        return sum(part.vouchers for part in self.parts)

    @property
    def face_cents(self) -> int:
        return sum(part.face_cents for part in self.parts)

    @property
    def unissued_cents(self) -> int:
        return sum(part.unissued_cents for part in self.parts)

    @property
    def total_cents(self) -> int:
        return self.face_cents + self.unissued_cents
