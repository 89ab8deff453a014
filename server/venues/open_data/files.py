"""Files of places: which reader or writer a format has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from .csv_files import read_csv, write_csv
from .encodings import START, decode_file
from .json_files import read_json, write_json
from .source import Cells, OpenFile, UnreadableFile

WRITERS: dict[str, Callable[[Iterable[Cells], IO[bytes]], None]] = {"csv": write_csv, "json": write_json}


def read_file(path: Path) -> OpenFile:
    """The lines of a CSV or JSON file, told apart by its first character.

    Raises UnreadableFile when the file is empty, cannot be read, or lacks a column that every venue needs.
    """
    with path.open("rb") as file:
        start = decode_file(file.read(START)).lstrip()
    if not start:
        raise UnreadableFile("Ce fichier est vide. Choisissez un fichier CSV ou JSON du schéma national.")
    return read_json(path) if start[0] in "[{" else read_csv(path)
