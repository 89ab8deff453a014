"""The export of a period: `export` writes its file, keeps its digest in the trail, and one at a time in a process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO, Final

from flask import current_app
from sqlalchemy.orm import Session

from ..access import Actor
from ..audit.snapshot import snapshot
from ..config import Config
from ..csv_dialects import FRENCH, STANDARD
from ..db import transaction
from ..trail.recording import Changed, Subject, record
from . import auxiliaries
from .chart import Chart, ChartError, load_chart
from .files.fec import name_fec, write_fec
from .files.journal_csv import write_csv
from .files.rows import Row, list_rows
from .journal import list_entries
from .period import FiscalBooks, open_books
from .refusals import ChartUnreadable, ExportUnderWay

FEC: Final = "fec"
FORMATS: Final = (FEC, FRENCH, STANDARD)
WAIT_SECONDS = 30
CHUNK = 1 << 16
ONE_AT_A_TIME = BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class JournalWanted:
    """Days of Paris, both counted, and `FEC` or a dialect of CSV."""

    first: date
    last: date
    format: str = FEC


@dataclass(slots=True)
class ExportedJournal:
    """A written file, open at its start; how many entries and lines it has, and its digest."""

    name: str
    file: IO[bytes]
    entries: int = 0
    lines: int = 0
    sha256: str = ""

    def read(self) -> Iterator[bytes]:
        """The file piece by piece; it is closed after the last one, or when nobody reads on."""
        with self.file:
            while piece := self.file.read(CHUNK):
                yield piece


def export(actor: Actor, wanted: JournalWanted) -> ExportedJournal:
    """Write the journal of a period, the same bytes each time, and record who took it.

    Raises PeriodReversed, DayNotOver, TwoFiscalYears, OperatorUnknown, ChartUnreadable, ExportUnderWay.
    """
    chart = _chart()
    with _turn():
        auxiliaries.open_missing()
        with snapshot() as session:
            made = _write(session, open_books(session, chart, wanted.first, wanted.last), wanted.format)
    with transaction() as session:
        told = {"format": wanted.format, "entries": made.entries, "lines": made.lines, "sha256": made.sha256}
        period = Subject("journal", f"{wanted.first}/{wanted.last}")
        record(session, actor, "journal.exported", period, Changed(after=told))
    return made


def _chart() -> Chart:
    config: Config = current_app.config["POINCON"]
    try:
        return load_chart(config.chart_of_accounts)
    except ChartError as error:
        raise ChartUnreadable from error


@contextmanager
def _turn() -> Iterator[None]:
    """One export at a time in this process: the others' threads stay free for phones."""
    if not ONE_AT_A_TIME.acquire(blocking=False):
        raise ExportUnderWay(WAIT_SECONDS)
    try:
        yield
    finally:
        ONE_AT_A_TIME.release()


def _write(session: Session, books: FiscalBooks, kind: str) -> ExportedJournal:
    file = TemporaryFile()  # noqa: SIM115  # whoever takes it closes it
    made = ExportedJournal(_name(books, kind), file)
    digest = hashlib.sha256()
    rows = _counted(session, books, made)
    for line in write_fec(rows) if kind == FEC else write_csv(rows, kind):
        digest.update(line)
        made.file.write(line)
    made.sha256 = digest.hexdigest()
    made.file.seek(0)
    return made


def _counted(session: Session, books: FiscalBooks, made: ExportedJournal) -> Iterator[Row]:
    names = auxiliaries.load_auxiliaries(session)
    for numbered in list_entries(session, books):
        made.entries += 1
        for row in list_rows(numbered, books.chart, names):
            made.lines += 1
            yield row


def _name(books: FiscalBooks, kind: str) -> str:
    if kind == FEC:
        return name_fec(books.siren, books.last)
    return f"journal-{books.first:%Y%m%d}-{books.last:%Y%m%d}.csv"
