"""What any file of places is once opened: numbered lines of cells, and the refusal of a file as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..errors import Invalid
from .columns import COLUMNS, REQUIRED
from .national import LineRefused

BOM = "\ufeff"
Cells = dict[str, str]


class UnreadableFile(Invalid):
    """The file as a whole is not a list of places of the national schema."""

    code = "unreadable_file"


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: ``length`` counts its lines (CSV) or elements (JSON), for a progress bar."""

    length: int
    ignored_columns: tuple[str, ...]
    lines: Iterator[tuple[int, Cells | LineRefused]]


def check_columns(names: Collection[str]) -> tuple[str, ...]:
    """The columns that the schema does not know.

    Raises UnreadableFile naming every column that the schema requires and the file lacks.
    """
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise UnreadableFile(
            f"Ce fichier n'a pas les colonnes du schéma national des lieux de médiation numérique : "
            f"il manque {', '.join(missing)}. Rien n'a été changé."
        )
    return tuple(dict.fromkeys(name for name in names if name and name not in COLUMNS))


def decode(data: bytes) -> str:
    """Bytes as text: UTF-8 if they can be, else what spreadsheets of Windows write, else Latin-1."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
