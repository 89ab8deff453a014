"""What an import says of a file: why a line makes no venue, and what was done with a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_SHOWN: Final = 60


class LineRefused(Exception):
    """A line cannot become a venue; ``reason`` tells a person why, in French."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class CellNote:
    """A cell that was repaired or left out: its column, and in French what it was and what was done."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class LineNote:
    """A note with the number of its line."""

    line: int
    note: CellNote


def shorten(text: str) -> str:
    """A cell in a sentence: on one line, cut when it is long."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_SHOWN else f"{one_line[: LONGEST_SHOWN - 1]}…"
