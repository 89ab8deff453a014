"""What banks tell in their files, whatever the format: one entry for each payment, or for a whole file. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from ...banking.currencies import EUROS

PAID, REJECTED, RETURNED, UNCLEAR = "paid", "rejected", "returned", "unclear"
RESULTS = (PAID, REJECTED, RETURNED, UNCLEAR)
"""An unclear entry is one that could not be read to its end."""
STATUS_REPORT, NOTIFICATION, CSV = "pain.002", "camt.054", "csv"
FORMATS = (STATUS_REPORT, NOTIFICATION, CSV)
LONGEST, LONGEST_CODE, LONGEST_ACCOUNT = 200, 35, 34
"""How many characters of a bank's texts are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one payment, or, where it is ``whole``, of a file of ours.

    ``message_id`` and ``block_id`` name our file where the bank says it, ``account`` the account it speaks of.
    ``instruction_id`` and ``transaction_id`` may name a payment of ours too; ``reference`` is the bank's own.
    ``count`` is how many payments a whole file has; ``listed`` ones stand beside it with a word of their own.
    A ``doubtful`` one stands for levels of a report that contradict each other; money that came without being
    ``called_return`` may be anybody's.
    """

    result: str
    end_to_end_id: str | None = None
    message_id: str | None = None
    cents: int | None = None
    reason_code: str | None = None
    reason: str | None = None
    day: date | None = None
    reference: str | None = None
    instruction_id: str | None = None
    transaction_id: str | None = None
    block_id: str | None = None
    account: str | None = None
    currency: str = EUROS
    whole: bool = False
    count: int | None = None
    listed: tuple[Entry, ...] = ()
    doubtful: bool = False
    called_return: bool = True

    @property
    def files(self) -> set[str]:
        """Our file names that the bank quotes."""
        return {name for name in (self.message_id, self.block_id) if name}

    @property
    def ids(self) -> tuple[str, ...]:
        """The payment ids that the bank quotes, the one that we gave (EndToEndId) first."""
        return tuple(name for name in (self.end_to_end_id, self.instruction_id, self.transaction_id) if name)

    @property
    def key(self) -> str:
        """Identifies the entry: the same entry in another file has the same key."""
        more = tuple(part for part in self._more() if part[1])
        return _digest((*self._main(), *([more] if more else [])))

    @property
    def key_before(self) -> str:
        """The key as releases before accounts were read made it, for entries that those releases read the same way."""
        as_before = self.end_to_end_id and self.currency == EUROS
        return _digest(self._main()) if as_before else self.key

    def _main(self) -> tuple[object, ...]:
        return self.result, self.end_to_end_id, self.message_id, self.cents, self.day, self.reference

    def _more(self) -> tuple[tuple[str, object], ...]:
        return (
            ("instruction", self.instruction_id),
            ("transaction", self.transaction_id),
            ("block", self.block_id if self.block_id != self.message_id else None),
            ("account", self.account),
            ("currency", self.currency if self.currency != EUROS else None),
            ("unclear", self.reason if self.result == UNCLEAR else None),
            ("listed", tuple(entry.key for entry in self.listed)),
            ("doubtful", self.doubtful),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A bank's file: in which format, its entries, and how many others only say that a payment is on its way."""

    kind: str
    entries: tuple[Entry, ...]
    pending: int = 0


def _digest(parts: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
