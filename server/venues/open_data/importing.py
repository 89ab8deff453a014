"""Importing numbered lines of places: `import_venues`, and `preview_import` that writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ...db import db, transaction
from .intake import Written, place_lines, write_chunk
from .national import VenueLine, read_line
from .notes import LineNote, LineRefused
from .register import Register
from .source import Cells

CHUNK_LINES = 500
Lines = Iterable[tuple[int, Cells | LineRefused]]


@dataclass(slots=True)
class ImportReport:
    """What an import did: venues added, brought up to date, those whose corrections stay; rejected lines and why;
    cells that were repaired or left out.
    """

    created: int = 0
    updated: int = 0
    corrected: int = 0
    rejected: list[tuple[int, str]] = field(default_factory=list)
    notes: list[LineNote] = field(default_factory=list)

    def add(self, written: Written) -> None:
        """Count what became of a chunk."""
        self.created += written.created
        self.updated += written.updated
        self.corrected += written.corrected
        self.rejected += [(line, refusal.reason) for line, refusal in written.refused]


def import_venues(lines: Lines) -> ImportReport:
    """Add the venues of numbered lines, or bring them up to date by the schema's ``id``.

    A cell that cannot be read is repaired or left out, and noted; a line that makes no venue is rejected, and told.

    Each chunk is a transaction of its own: scans go on during a long import, and a second import ends a broken one.
    """
    report = ImportReport()
    for chunk in _chunks(lines, report):
        with transaction() as session:
            written = write_chunk(session, chunk)
        report.add(written)
    report.rejected.sort()
    return report


def preview_import(lines: Lines) -> ImportReport:
    """What `import_venues` would do with these lines now; nothing is written."""
    report, register = ImportReport(), Register({})
    for chunk in _chunks(lines, report):
        report.add(place_lines(db.session(), register, chunk).told)
    report.rejected.sort()
    return report


def _chunks(lines: Lines, report: ImportReport) -> Iterator[Sequence[VenueLine]]:
    good = _good_lines(lines, report)
    while chunk := list(islice(good, CHUNK_LINES)):
        yield chunk


def _good_lines(lines: Lines, report: ImportReport) -> Iterator[VenueLine]:
    first_lines: dict[str, int] = {}
    for number, cells in lines:
        try:
            line = _unique_line(number, cells, first_lines)
            report.notes += [LineNote(number, note) for note in line.notes]
            yield line
        except LineRefused as refusal:
            report.rejected.append((number, refusal.reason))


def _unique_line(number: int, cells: Cells | LineRefused, first_lines: dict[str, int]) -> VenueLine:
    if isinstance(cells, LineRefused):
        raise cells
    line = read_line(number, cells)
    first = first_lines.setdefault(line.source_id, number)
    if first != number:
        raise LineRefused(f"l'identifiant « {line.source_id} » est déjà celui de la ligne {first}.")
    return line
