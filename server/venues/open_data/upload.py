"""A file of places that somebody sends: `preview_upload` says what it would do, `import_upload` does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from ...access import Actor
from ...db import transaction
from ...errors import TooLarge
from ...trail.recording import Changed, Subject, record
from .files import read_file
from .importing import ImportReport, Lines, import_venues, preview_import
from .source import OpenFile

LARGEST = 8 * 1024 * 1024
MOST_TOLD = 200


class VenueFileTooLarge(TooLarge):
    code = "venue_file_too_large"
    message = "Ce fichier dépasse 8 Mo : rien n'a changé. Partagez-le, par exemple par département."


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line of the file, and what there is to say of it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class UploadReport:
    """What a file did, or would do; of each kind of line the first 200 are told."""

    report: ImportReport
    ignored_columns: tuple[str, ...]
    rejected: list[LineTold]
    noted: list[LineTold]


def preview_upload(content: bytes) -> UploadReport:
    """What importing a file would do now. Raises UnreadableFile."""
    return _told(content, preview_import)


def import_upload(actor: Actor, name: str, content: bytes) -> UploadReport:
    """Import a file, in several transactions: sent again it ends what broke off. Raises UnreadableFile."""
    told = _told(content, import_venues)
    report = told.report
    counts = {"created": report.created, "updated": report.updated, "rejected": len(report.rejected)}
    with transaction() as session:
        record(session, actor, "venues.imported", Subject("venues", "file"), Changed(after={"name": name, **counts}))
    return told


def _told(content: bytes, act: Callable[[Lines], ImportReport]) -> UploadReport:
    with _opened(content) as file:
        report = act(file.lines)
        notes = [LineTold(each.line, f"{each.note.column} {each.note.text}") for each in (*file.notes, *report.notes)]
        rejected = [LineTold(line, reason) for line, reason in report.rejected]
        notes.sort(key=lambda note: note.line)
        return UploadReport(report, file.ignored_columns, rejected[:MOST_TOLD], notes[:MOST_TOLD])


@contextmanager
def _opened(content: bytes) -> Iterator[OpenFile]:
    """The file on a disk, where it is read twice: once for its columns, once for its lines."""
    with NamedTemporaryFile(prefix="lieux-") as file:
        file.write(content)
        file.flush()
        yield read_file(Path(file.name))
