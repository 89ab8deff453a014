"""Where a postcode lies: a table of every postcode of France, read from the disk where it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from ..distances import Position, distance_km

TABLE: Final = Path(__file__).parent / "positions.txt"
LINE: Final = len("33000 +044.840 -000.580\n")


def position_of(postcode: str) -> Position | None:
    """Degrees north and east of the middle of a postcode; None when there is no such postcode.

    CEDEX codes, which say where mail is sorted and not where people live, are not among them.
    """
    found = _line(_first_from(postcode)).split()
    return (float(found[1]), float(found[2])) if found and found[0] == postcode else None


def positions_beginning(start: str) -> Iterator[Position]:
    """The positions of all postcodes that begin so."""
    number = _first_from(start)
    while (line := _line(number)).startswith(start) and line:
        yield float(line[6:14]), float(line[15:])
        number += 1


def nearest_postcode(there: Position, within_km: float) -> str | None:
    """The postcode nearest to a position; None when none is so near."""
    lines = map(_line, range(len(_table()) // LINE))
    km, postcode = min((distance_km(there, (float(line[6:14]), float(line[15:]))), line[:5]) for line in lines)
    return postcode if km <= within_km else None


def _first_from(start: str) -> int:
    """The number of the first line at or after a postcode, or the beginning of one."""
    first, last = 0, len(_table()) // LINE
    while first < last:
        middle = (first + last) // 2
        first, last = (middle + 1, last) if _line(middle)[:5] < start else (first, middle)
    return first


def _line(number: int) -> str:
    return _table()[number * LINE : (number + 1) * LINE].decode("ascii")


@cache
def _table() -> mmap:
    """The file itself: only the pages that are read take memory, and all processes share them."""
    with TABLE.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
