"""Records of a CSV file, each with the number of its first line; an unclosed quote does not swallow the next ones."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from .encodings import BOM, open_lines
from .notes import LineRefused

BROKEN_QUOTES = LineRefused("les guillemets sont mal fermés ; refermez chaque guillemet ouvert.")
Record = tuple[int, list[str] | LineRefused]


def records(path: Path, delimiter: str, width: int | None = None) -> Iterator[Record]:
    """Each record of a file with the number of its first line; blank lines are passed over.

    After a broken record, reading goes on at the line after its first.
    """
    with open_lines(path) as read_line:
        lines = _Lines(read_line)
        while lines.take_turn():
            try:
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
            except csv.Error as error:
                yield lines.number, _refusal(error, lines)
                lines.put_back()
                continue
            if width and len(lines.taken) > 1 and _width(cells, width) != width:
                yield lines.number, LineRefused(f"{len(cells)} cellules au lieu de {width}.")
                lines.put_back()
            elif any(cell.strip() for cell in cells):
                yield lines.number, cells


def _width(cells: list[str], expected: int) -> int:
    """How many cells a record has, not counting empty ones beyond the last column."""
    beyond = any(cell.strip() for cell in cells[expected:])
    return len(cells) if beyond else min(len(cells), expected)


class _Lines:
    """The lines of a file as text; those of the present record can be put back, but for its first."""

    def __init__(self, read_line: Callable[[], str]) -> None:
        self.read_line = read_line
        self.number = 1
        self.taken: list[str] = []
        self.waiting: deque[str] = deque()

    def take_turn(self) -> bool:
        """Begin the next record; false at the end of the file."""
        self.number += len(self.taken)
        self.taken = []
        return bool(self.waiting) or bool(self._read())

    def _read(self) -> bool:
        line = self.read_line()
        if line:
            self.waiting.append(line if self.number > 1 else line.removeprefix(BOM))
        return bool(line)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.waiting and not self._read():
            raise StopIteration
        self.taken.append(self.waiting.popleft())
        return self.taken[-1]

    def put_back(self) -> None:
        """Return every line of the record but its first to the file."""
        self.waiting.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _refusal(error: csv.Error, lines: _Lines) -> LineRefused:
    if len(lines.taken) == 1 and "field larger" in str(error):
        return LineRefused(f"une cellule dépasse {csv.field_size_limit()} caractères ; raccourcissez-la.")
    return BROKEN_QUOTES
