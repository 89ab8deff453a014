"""Tallies: sums of movements per venue, per month and in total. They only add stored cents; no fee is computed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many redemptions less reversals, and their cents: ``net == gross - fee``."""

    redemptions: int = 0
    gross_cents: int = 0
    fee_cents: int = 0
    net_cents: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.redemptions + other.redemptions,
            self.gross_cents + other.gross_cents,
            self.fee_cents + other.fee_cents,
            self.net_cents + other.net_cents,
        )


@dataclass(frozen=True, slots=True)
class VenueTotals:
    """The sums of a venue in a month."""

    venue_id: int
    name: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Month:
    """The sums of all venues in a month ``yyyy-mm``, which is open, or closed since ``closed_at``."""

    period: str
    closed_at: datetime | None
    total: Totals

    @property
    def status(self) -> str:
        return CLOSED if self.closed_at else OPEN


@dataclass(frozen=True, slots=True)
class Tally(Month):
    """A month with the sums of each venue."""

    venues: tuple[VenueTotals, ...]


def total(parts: Iterable[Totals]) -> Totals:
    """The sum of totals."""
    return sum(parts, Totals())
