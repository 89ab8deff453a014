"""What moved money, in the books, at the bank or at both: an entry with the day of each. Pure.

An entry that one side has and the other has not yet is under way; so the books, less what is under way, are the bank.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

WORD, MOVEMENT, BEFORE, GAP = "word", "movement", "before", "gap"
"""An order funded by a word; a movement that nobody explained; a balance before the first statement; missing days."""


@dataclass(frozen=True, slots=True)
class BookEntry:
    """Cents on an account; ``booked`` the day in Paris when the books got it, ``told`` the bank's; None for not yet.

    ``kind`` and ``key`` name what it is: a match by its kind, a payout, an order, a movement.
    """

    iban: str
    kind: str
    key: int
    cents: int
    booked: date | None
    told: date | None

    def count_under_way(self, day: date) -> int:
        """What it makes the books differ from the bank at the end of a day, in cents."""
        in_books = self.booked is not None and self.booked <= day
        at_bank = self.told is not None and self.told <= day
        return self.cents * (in_books - at_bank)

    def place_before(self, first: date, opening: date) -> BookEntry:
        """The entry as an account sees it whose first statement begins on a day.

        What was in the books before, and is on no statement, is in the balance that it opens with.
        """
        if self.told is None and self.booked is not None and self.booked < first:
            return replace(self, told=opening)
        return self


def is_open(entry: BookEntry, day: date) -> bool:
    """Whether it is under way at the end of a day."""
    return entry.count_under_way(day) != 0
