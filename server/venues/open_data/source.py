"""What any file of places is once opened: numbered lines of cells, and the refusal of a file as a whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...errors import Invalid
from .columns import COLUMNS, NEEDED
from .notes import LineNote, LineRefused

Cells = dict[str, str]


class UnreadableFile(Invalid):
    """The file as a whole is not a list of places of the national schema."""

    code = "unreadable_file"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open file: ``length`` counts its lines (CSV) or elements (JSON), for a progress bar.

    ``notes`` fills while the lines are read.
    """

    length: int
    ignored_columns: tuple[str, ...]
    lines: Iterator[tuple[int, Cells | LineRefused]]
    notes: list[LineNote] = field(default_factory=list)


def column_name(text: str) -> str:
    """The column of the schema that a header means, in any case, with accents or blanks; another one as it is."""
    plain = unicodedata.normalize("NFKD", text.replace("\ufeff", "").strip().strip("\"'").casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    name = re.sub(r"[\s_.’'-]+", "_", bare).strip("_")
    return name if name in COLUMNS else text.strip().lower()


def check_columns(names: Collection[str]) -> tuple[str, ...]:
    """The columns that the schema does not know.

    Raises UnreadableFile naming what every venue needs and the file lacks.
    """
    missing = [" ou ".join(either) for either in NEEDED if not set(either) & set(names)]
    if missing:
        raise UnreadableFile(
            f"Ce fichier n'a pas les colonnes du schéma national des lieux de médiation numérique : "
            f"il manque {', '.join(missing)}. Rien n'a été changé."
        )
    return tuple(dict.fromkeys(name for name in names if name and name not in COLUMNS))
