"""Where a postcode lies: a table of every postcode of France, read from the disk where it is asked."""

from __future__ import annotations

from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

Position = tuple[float, float]

TABLE: Final = Path(__file__).parent / "positions.txt"
LINE: Final = len("33000 +044.840 -000.580\n")


def position_of(postcode: str) -> Position | None:
    """Degrees north and east of the middle of a postcode; None when there is no such postcode.

    CEDEX codes, which say where mail is sorted and not where people live, are not among them.
    """
    table = _table()
    first, last = 0, len(table) // LINE
    while first < last:
        middle = (first + last) // 2
        line = table[middle * LINE : (middle + 1) * LINE].decode("ascii")
        if line[:5] == postcode:
            _, north, east = line.split()
            return float(north), float(east)
        first, last = (middle + 1, last) if line[:5] < postcode else (first, middle)
    return None


@cache
def _table() -> mmap:
    """The file itself: only the pages that are read take memory, and all processes share them."""
    with TABLE.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
