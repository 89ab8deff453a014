"""Communes of France by name, with their postcodes: a table in the order of names, read on the disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from itertools import chain, islice, takewhile
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "communes.txt"
MOST: Final = 12
"""How many communes a list offers at most."""
SUGGESTED: Final = 8
"""How many communes are suggested at most while somebody types."""
LEAST_TYPED: Final = 2
"""From how many letters on: fewer say nothing, and would read a tenth of the table."""
_ARTICLES: Final = ("", "la ", "le ", "les ", "l ")
_SHORTENED: Final = {"st": "saint", "ste": "sainte"}
_DISTRICT = re.compile(r"(paris|lyon|marseille) ([0-9]+)")
_CEDEX = re.compile(r" cedex( [0-9]+)?\Z")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, one that was merged, or a district of a city."""

    name: str
    insee_code: str
    people: int
    postcodes: tuple[str, ...]

    @property
    def postcode(self) -> str:
        """The first of its postcodes: that of its centre where it has several."""
        return self.postcodes[0]


def fold(name: str) -> str:
    """A name without case, accents and signs; a district by its city and number; without CEDEX."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe"))
    letters = "".join(sign for sign in plain.casefold() if not unicodedata.combining(sign))
    words = " ".join(_SHORTENED.get(word, word) for word in re.findall(r"[a-z0-9]+", letters))
    words = _CEDEX.sub("", words)
    district = _DISTRICT.match(words)
    return f"{district[1]} {int(district[2])}" if district else words


def communes_named(name: str) -> list[Commune]:
    """The communes of a name, those with most people first."""
    wanted = fold(name)
    return [_commune(line) for line in _lines_from(wanted) if line.partition("\t")[0] == wanted] if wanted else []


def communes_like(typed: str) -> list[Commune]:
    """The communes that somebody may mean: those of that name, else the first ones whose name begins so."""
    return (communes_named(typed) or communes_starting(typed, MOST))[:MOST]


def communes_suggested(typed: str) -> list[Commune]:
    """What somebody who has typed so much may mean: communes of that name, then the largest whose name begins so.

    An article before the name may be left out: ``rochelle`` suggests La Rochelle.
    """
    start = fold(typed)
    if len(start) < LEAST_TYPED:
        return []
    beginning = map(_commune, chain.from_iterable(_lines_from(article + start) for article in _ARTICLES))
    largest = nlargest(SUGGESTED, beginning, key=lambda commune: (fold(commune.name) == start, commune.people))
    return list(dict.fromkeys(largest))


def communes_starting(start: str, most: int) -> list[Commune]:
    """The first communes, by name, whose name begins so."""
    wanted = fold(start)
    return [_commune(line) for line in islice(_lines_from(wanted), most)] if wanted else []


def _commune(line: str) -> Commune:
    _, name, insee_code, people, postcodes = line.split("\t")
    return Commune(name, insee_code, int(people), tuple(postcodes.split(" ")))


def _lines_from(start: str) -> Iterator[str]:
    """The lines that begin so, found by binary search."""
    table, key = _table(), start.encode("ascii")
    first, last = 0, len(table)
    while first < last:
        middle = table.rfind(b"\n", first, (first + last) // 2) + 1 or first
        end = table.find(b"\n", middle, len(table)) + 1
        if table[middle : middle + len(key)] < key:
            first = end
        else:
            last = middle
    return takewhile(lambda line: line.startswith(start), _read_from(table, first))


def _read_from(table: mmap, start: int) -> Iterator[str]:
    while start < len(table):
        end = table.find(b"\n", start)
        yield table[start:end].decode("utf-8")
        start = end + 1


@cache
def _table() -> mmap:
    """The file itself: only the pages that are read take memory, and all processes share them."""
    with TABLE.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
