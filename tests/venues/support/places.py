"""Places in files: the real file of Gironde, and made-up lines of the national schema."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from server.db import db
from server.venues import service
from server.venues.open_data.columns import COLUMNS
from server.venues.open_data.csv_files import write_csv
from server.venues.open_data.files import read_file
from server.venues.open_data.importing import ImportReport
from server.venues.open_data.source import Cells

GIRONDE = Path(service.__file__).parent / "data" / "lieux-gironde.csv"
SIRETS = ("13002526500013", "11000201100044", "21330063500017")


def made_good(file: bytes) -> bytes:
    """The real file without its two invisible characters: a control character and a zero-width space."""
    return file.replace(b"\x02", b"").replace("\u200b".encode(), b"")


def place(number: int = 1, **cells: str) -> Cells:
    """A valid line of the schema, with every column."""
    given = {
        "id": f"essai_{number}",
        "nom": f"Médiathèque {number}",
        "commune": "Bordeaux",
        "code_postal": "33000",
        "adresse": f"{number}, rue de l’Église",
        "latitude": "44.84",
        "longitude": "-0.58",
        "services": "Aide aux démarches administratives",
    }
    return {**dict.fromkeys(COLUMNS, ""), **given, **cells}


def csv_bytes(rows: Iterable[Cells]) -> bytes:
    """Lines as the bytes of a CSV file."""
    file = io.BytesIO()
    write_csv(rows, file)
    return file.getvalue()


def csv_text(row: Cells) -> str:
    """One line as a CSV file with only the columns it has."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(row))
    writer.writeheader()
    writer.writerow(row)
    return file.getvalue()


def import_rows(*rows: Cells) -> ImportReport:
    """Import lines as if a file held them under a header."""
    return service.import_venues(enumerate(rows, 2))


def import_file(path: Path = GIRONDE) -> ImportReport:
    """Import a file."""
    return service.import_venues(read_file(path).lines)


def exported() -> list[Cells]:
    """Every venue's cells."""
    return list(service.export_venues())


def cells_of(path: Path) -> list[Cells]:
    """The cells of a CSV file by the standard library alone."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def statements() -> Iterator[list[str]]:
    """The queries sent to the database within the block."""
    seen: list[str] = []

    def note(*args: str) -> None:
        seen.append(args[2])

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)
