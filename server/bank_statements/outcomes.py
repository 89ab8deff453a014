"""What became of an imported file: of each statement or notice in it, whether it was taken, known or refused. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TAKEN, KNOWN, REFUSED = "taken", "known", "refused"
OUTCOMES = (TAKEN, KNOWN, REFUSED)


@dataclass(frozen=True, slots=True)
class PartOutcome:
    """One account's part of a file: its place there, from 0, its days, how many of its movements are new.

    ``account`` is masked. ``code`` and ``sentence`` are there where it was refused.
    """

    position: int
    kind: str
    outcome: str
    account: str = ""
    from_day: date | None = None
    to_day: date | None = None
    movements: int = 0
    new: int = 0
    pending: int = 0
    code: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One unpacked file; ``format`` is empty where it could not be recognised."""

    name: str
    format: str
    parts: Sequence[PartOutcome]

    @property
    def refused(self) -> int:
        """How many parts were refused."""
        return sum(part.outcome == REFUSED for part in self.parts)
