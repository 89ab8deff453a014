"""Places as CSV: comma or semicolon, UTF-8 or Windows bytes; one broken line never costs another."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from .columns import COLUMNS
from .national import LineRefused
from .source import BOM, Cells, Source, UnreadableFile, check_columns, decode

DELIMITERS = (",", ";", "\t")
BROKEN_QUOTES = LineRefused("les guillemets sont mal fermés ; refermez chaque guillemet ouvert.")
Record = tuple[int, list[str] | LineRefused]


def read_csv(path: Path) -> Source:
    """The places of a CSV file, by the number of their first line. Raises UnreadableFile."""
    with path.open("rb") as file:
        length = sum(1 for _ in file)
    delimiter = max(DELIMITERS, key=lambda sign: len(COLUMNS.keys() & set(_header(path, sign))))
    header = _header(path, delimiter)
    ignored = check_columns(header)
    doubled = [name for name in COLUMNS if header.count(name) > 1]
    if doubled:
        raise UnreadableFile(f"Colonnes en double : {', '.join(doubled)}. Gardez-en une seule de chaque.")
    return Source(length, ignored, _places(path, header, delimiter))


def write_csv(rows: Iterable[Cells], file: IO[bytes]) -> None:
    """Write places as CSV: UTF-8, comma, lines ended by CRLF."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, list(COLUMNS))
    writer.writeheader()
    writer.writerows(rows)
    text.detach()


def _header(path: Path, delimiter: str) -> list[str]:
    _, cells = next(_records(path, delimiter), (1, BROKEN_QUOTES))
    return [] if isinstance(cells, LineRefused) else [cell.strip().lower() for cell in cells]


def _places(path: Path, header: list[str], delimiter: str) -> Iterator[tuple[int, Cells | LineRefused]]:
    records = _records(path, delimiter, width=len(header))
    next(records)
    for number, cells in records:
        yield number, cells if isinstance(cells, LineRefused) else dict(zip(header, cells, strict=True))


def _records(path: Path, delimiter: str, width: int | None = None) -> Iterator[Record]:
    """Each record of a file with the number of its first line; blank lines are passed over.

    After a broken record, reading goes on at the line after its first: an open quote swallows no neighbour.
    """
    with path.open("rb") as file:
        lines = _Lines(file)
        while lines.take_turn():
            try:
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
            except csv.Error as error:
                yield lines.number, _refusal(error, lines)
                lines.put_back()
                continue
            if width and cells and len(cells) != width:
                yield lines.number, LineRefused(f"{len(cells)} cellules au lieu de {width}.")
                lines.put_back()
            elif cells:
                yield lines.number, cells


class _Lines:
    """The lines of a file as text; those of the present record can be put back, but for its first."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.number = 1
        self.taken: list[str] = []
        self.waiting: deque[str] = deque()

    def take_turn(self) -> bool:
        """Begin the next record; false at the end of the file."""
        self.number += len(self.taken)
        self.taken = []
        return bool(self.waiting) or bool(self._read())

    def _read(self) -> bool:
        line = decode(self.file.readline())
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
