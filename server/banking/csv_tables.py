"""Tables of banks as text: their encoding and separator found, split line by line. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Container
from typing import NamedTuple

from .csv_cells import simplify
from .refusals import UnreadableBankFile

SEPARATORS = ";,\t|"


class Table(NamedTuple):
    """The lines that are not empty, and what separates their cells."""

    separator: str
    rows: list[list[str]]


def split(content: bytes, names: Container[str]) -> Table:
    """A table whose columns may have some names. Raises UnreadableBankFile if it is no text."""
    text = re.sub(r"\Asep=.\r?\n", "", _decoded(content).lstrip("\r\n"), flags=re.IGNORECASE)
    separator = _separator(text, names)
    lines = (_cells(line, separator) for line in text.splitlines())
    return Table(separator, [row for row in lines if any(cell.strip() for cell in row)])


def count_known(cells: list[str], names: Container[str]) -> int:
    """How many cells are names of columns."""
    return sum(simplify(cell) in names for cell in cells)


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableBankFile


def _separator(text: str, names: Container[str]) -> str:
    """The separator that splits the first line into most known column names, else the first one outside of quotes."""
    first = text.partition("\n")[0]
    unquoted = re.sub(r'"[^"]*"', "", first)
    present = sorted((mark for mark in SEPARATORS if mark in unquoted), key=unquoted.index)
    return max(present, key=lambda mark: count_known(first.split(mark), names), default=";")


def _cells(line: str, separator: str) -> list[str]:
    """Split line by line, so that an unclosed quotation mark does not swallow the lines after it."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return [line]
