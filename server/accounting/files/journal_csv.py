"""The journal as CSV: the columns of the FEC, in two dialects. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...csv_dialects import FRENCH, Cell, stream_csv
from ..words import COLUMNS
from .rows import Row


def write_csv(rows: Iterable[Row], dialect: str) -> Iterator[bytes]:
    """The file, line by line: amounts in euros and days as Excel reads them there, or cents and ISO days."""
    cells = ([_cell(cell, dialect) for cell in row] for row in rows)
    for line in stream_csv(COLUMNS, cells, dialect):
        yield line.encode()


def _cell(cell: str | int | date | None, dialect: str) -> Cell:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}" if dialect == FRENCH else cell.isoformat()
    return cell
