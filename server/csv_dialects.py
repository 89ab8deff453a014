"""CSV in two dialects: French as Excel opens it there, standard as programs read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from . import clock, money

FRENCH, STANDARD = "french", "standard"
DIALECTS = (FRENCH, STANDARD)
FORMULA = ("=", "+", "-", "@")
NUMBER = re.compile(r"[0-9]+")
EXCEL_NEEDS_MARK = "\ufeff"
NO_WORDS: Final[Mapping[str, Mapping[str, str]]] = {}

Cell = str | int | datetime | None
"""An integer is a sum in cents; a count is written as text."""


def write_csv(
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Cell]],
    dialect: str,
    words: Mapping[str, Mapping[str, str]] = NO_WORDS,
) -> str:
    """French: semicolons, decimal commas, Paris times, and ``words`` by column. Standard: RFC 4180, cents, UTC."""
    return "".join(stream_csv(columns, rows, dialect, words))


def stream_csv(
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Cell]],
    dialect: str,
    words: Mapping[str, Mapping[str, str]] = NO_WORDS,
) -> Iterator[str]:
    """The same, line by line."""
    text, french = io.StringIO(), dialect == FRENCH
    writer = csv.writer(text, delimiter=";" if french else ",")
    writer.writerow(columns.values() if french else columns)
    yield (EXCEL_NEEDS_MARK if french else "") + text.getvalue()
    for row in rows:
        text.seek(0)
        text.truncate()
        cells = zip(columns, row, strict=False)
        writer.writerow(_in_french(cell, words.get(name)) if french else _in_standard(cell) for name, cell in cells)
        yield text.getvalue()


def _in_french(cell: Cell, words: Mapping[str, str] | None) -> str:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(clock.PARIS):%d/%m/%Y %H:%M:%S}"
    if isinstance(cell, int):
        return money.format_euros(cell)
    return words[cell] if cell and words else _harmless(cell)


def _in_standard(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return clock.iso(cell)
    return str(cell) if isinstance(cell, int) else _harmless(cell)


def _harmless(text: str | None) -> str:
    """People's own words, which a spreadsheet must not take for a formula; a number is none."""
    return f"'{text}" if text and text.startswith(FORMULA) and not NUMBER.fullmatch(text[1:]) else text or ""
