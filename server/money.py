"""Money: integer cents and basis points, the only place where either is divided."""

from __future__ import annotations

from typing import NamedTuple

BPS = 10_000


class Amounts(NamedTuple):
    """What one redemption is worth, in cents: ``net == gross - fee``."""

    gross_cents: int
    fee_cents: int

    @property
    def net_cents(self) -> int:
        return self.gross_cents - self.fee_cents


def share_of(amount_cents: int, bps: int) -> int:
    """Basis points of an amount in cents, rounded half up (DOMAIN.md, "Venue fee")."""
    return (amount_cents * bps + BPS // 2) // BPS


def split(gross_cents: int, fee_bps: int) -> Amounts:
    """The venue's fee taken out of a face value, both in cents."""
    return Amounts(gross_cents, share_of(gross_cents, fee_bps))


def in_euros(cents: int) -> str:
    """Cents as euros with a decimal comma, for a spreadsheet: ``-9,60``."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros},{rest:02}"
