"""The FEC, the file of entries that the tax office asks for: order of 29 July 2013, article A47 A-1 of the LPF. Pure.

Fields between tabs, a first line of names, records ended by CR LF, ISO 8859-15, days ``AAAAMMJJ``, decimal commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from text_unidecode import unidecode

from ... import money
from ..words import COLUMNS
from .rows import Row

ENCODING = "iso8859_15"
TAB, END = "\t", "\r\n"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def write_fec(rows: Iterable[Row]) -> Iterator[bytes]:
    """The file, line by line."""
    yield _record(COLUMNS.values())
    for row in rows:
        yield _record(map(_field, row))


def name_fec(siren: str, last: date) -> str:
    """The name that the order gives the file: ``SirenFECAAAAMMJJ.txt``."""
    return f"{siren}FEC{last:%Y%m%d}.txt"


def _record(fields: Iterable[str]) -> bytes:
    return (TAB.join(fields) + END).encode(ENCODING)


def _field(cell: str | int | date | None) -> str:
    if isinstance(cell, date):
        return f"{cell:%Y%m%d}"
    return money.format_euros(cell) if isinstance(cell, int) else _plain(cell or "")


def _plain(text: str) -> str:
    """A text in the file's characters and without its separators; others in Latin letters."""
    return "".join(map(_known, CONTROLS.sub(" ", text))).strip()


def _known(sign: str) -> str:
    try:
        sign.encode(ENCODING)
    except UnicodeEncodeError:
        return str(unidecode(sign)).strip()
    return sign
