"""A line of a month: one redemption and all that tells its story. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..guarantee.models import Honour
from ..guarantee.standing import Standing
from ..redemptions.models import Redemption, Reversal
from ..venues.models import Venue
from ..vouchers import ids


@dataclass(frozen=True, slots=True)
class FirstUse:
    """Where and when a conflict's voucher was redeemed first; ``here`` when it was at the same venue."""

    venue_id: int
    venue: str
    commune: str
    at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class Undoing:
    """The reversal of a line: why, when and by whom, and the month from which it is taken."""

    reversal: Reversal
    person: str
    period: str
    settled: bool


@dataclass(frozen=True, slots=True)
class RedemptionDetail:
    """A redemption, and the month ``period`` in which it counts: for good once ``settled``.

    ``honour`` is what the guarantee pays for a conflict, ``standing`` how that was or is to be decided.
    """

    redemption: Redemption
    venue: Venue
    person: str
    device: str
    period: str
    settled: bool
    first: FirstUse | None
    undoing: Undoing | None
    honour: Honour | None
    standing: Standing | None

    @property
    def amounts(self) -> Redemption | Honour:
        """What bears the cents: the redemption itself, or what the guarantee pays for it."""
        return self.honour or self.redemption

    @property
    def voucher(self) -> str | None:
        return ids.voucher_number(self.redemption.voucher_id) if self.redemption.voucher_id else None
