"""Places as CSV: any separator and encoding that spreadsheets write; one broken line never costs another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from .columns import COLUMNS, OVERFLOW
from .csv_records import records
from .encodings import open_lines
from .notes import CellNote, LineNote, LineRefused
from .source import Cells, OpenFile, check_columns, column_name

DELIMITERS = (",", ";", "\t", "|")
MOST_BEFORE_HEADER = 10
"""Lines that may stand before the header: ``sep=``, a title, blank ones."""


def read_csv(path: Path) -> OpenFile:
    """The places of a CSV file, by the number of their first line. Raises UnreadableFile."""
    with open_lines(path) as read_line:
        length = sum(1 for _ in iter(read_line, ""))
    delimiter = max(DELIMITERS, key=lambda sign: len(COLUMNS.keys() & set(_header(path, sign)[1])))
    start, header = _header(path, delimiter)
    doubled = [name for name in COLUMNS if header.count(name) > 1]
    ignored = (*check_columns(header), *(f"{name} (en double)" for name in doubled))
    notes: list[LineNote] = []
    return OpenFile(length, ignored, _places(path, delimiter, start, header, notes), notes)


def write_csv(rows: Iterable[Cells], file: IO[bytes]) -> None:
    """Write places as CSV: UTF-8, comma, lines ended by CRLF."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, list(COLUMNS))
    writer.writeheader()
    writer.writerows(rows)
    text.detach()


def _header(path: Path, delimiter: str) -> tuple[int, list[str]]:
    """The number of the header's line and the columns it names: the first line that names two of the schema."""
    first = list(islice(records(path, delimiter), MOST_BEFORE_HEADER))
    named = [(number, _names(cells)) for number, cells in first]
    return next((one for one in named if len(COLUMNS.keys() & set(one[1])) > 1), (named or [(1, [])])[0])


def _names(cells: list[str] | LineRefused) -> list[str]:
    return [] if isinstance(cells, LineRefused) else [column_name(cell) for cell in cells]


def _is_header(cells: list[str] | LineRefused, header: list[str]) -> bool:
    """Whether a line repeats the header; for most lines the first cell already shows that it does not."""
    return not isinstance(cells, LineRefused) and column_name(cells[0]) == header[0] and _names(cells) == header


def _places(
    path: Path, delimiter: str, start: int, header: list[str], notes: list[LineNote]
) -> Iterator[tuple[int, Cells | LineRefused]]:
    for number, cells in records(path, delimiter, width=len(header)):
        if number > start and not _is_header(cells, header):
            yield _place(number, cells, header, notes)


def _place(
    number: int, cells: list[str] | LineRefused, header: list[str], notes: list[LineNote]
) -> tuple[int, Cells | LineRefused]:
    """Cells by column: a short line lacks the last ones, a long one has its surplus under OVERFLOW."""
    if isinstance(cells, LineRefused):
        return number, cells
    found: Cells = {}
    for name, cell in zip(header, cells, strict=False):
        found[name] = found.get(name) or cell
    found.pop(OVERFLOW, None)  # a column without a name says nothing
    if len(cells) < len(header):
        notes.append(
            LineNote(number, CellNote("ligne", f"{len(cells)} cellules au lieu de {len(header)} ; le reste manque."))
        )
    if beyond := " ".join(cells[len(header) :]).strip():
        found[OVERFLOW] = beyond
        notes.append(_width_note(number, cells, header, "fin ignorée"))
    return number, found


def _width_note(number: int, cells: list[str], header: list[str], what: str) -> LineNote:
    return LineNote(number, CellNote("ligne", f"{len(cells)} cellules au lieu de {len(header)} ; {what}."))
