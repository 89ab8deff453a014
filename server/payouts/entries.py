"""What banks tell in their files, whatever the format: one entry for each payment. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

PAID, REJECTED, RETURNED = "paid", "rejected", "returned"
RESULTS = (PAID, REJECTED, RETURNED)
STATUS_REPORT, NOTIFICATION, CSV = "pain.002", "camt.054", "csv"
FORMATS = (STATUS_REPORT, NOTIFICATION, CSV)
LONGEST, LONGEST_CODE = 200, 35
"""How much of a bank's texts is kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one payment, or of all of a file of ours when there is no ``end_to_end_id``.

    ``message_id`` names our file, where the bank says it; ``reference`` is the bank's own.
    """

    result: str
    end_to_end_id: str | None = None
    message_id: str | None = None
    cents: int | None = None
    reason_code: str | None = None
    reason: str | None = None
    day: date | None = None
    reference: str | None = None

    @property
    def key(self) -> str:
        """The same for the same entry in another file; a bank that gives no reference repeats nothing else."""
        told = (self.result, self.end_to_end_id, self.message_id, self.cents, self.day, self.reference)
        return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """A bank's file: in which format, its entries, and how many others only say that a payment is on its way."""

    kind: str
    entries: tuple[Entry, ...]
    pending: int = 0
