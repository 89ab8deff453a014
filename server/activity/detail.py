"""One redemption with its history: who scanned it, what it lost to, how it was undone, where it counts. Pure."""

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
    """Where and when a conflict's voucher was first redeemed; ``here``: at the same venue."""

    venue_id: int
    venue: str
    commune: str
    at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class Undoing:
    """The reversal of a redemption, who did it, and the month ``period`` that its cents are taken from."""

    reversal: Reversal
    person: str
    period: str
    settled: bool


@dataclass(frozen=True, slots=True)
class RedemptionDetail:
    """A redemption, and the month ``period`` in which it counts, which is final once ``settled``.

    ``honour`` is what the guarantee pays for a conflict, ``standing`` the state of the decision on it.
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
    def person_doubtful(self) -> bool:
        """Whether the phone named somebody it never knew: ``person`` is then who enrolled it."""
        return self.redemption.unknown_person_id is not None

    @property
    def amounts(self) -> Redemption | Honour:
        """The row that has the cents: the honour of a conflict, else the redemption itself."""
        return self.honour or self.redemption

    @property
    def voucher(self) -> str | None:
        return ids.voucher_number(self.redemption.voucher_id) if self.redemption.voucher_id else None
