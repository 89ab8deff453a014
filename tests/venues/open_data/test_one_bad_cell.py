"""A bad cell affects its own venue only, which is imported or refused; the others are imported as before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from server.db import transaction
from server.organisations.models import Organisation
from server.texts import BLANKS
from server.venues import service
from server.venues.models import Venue
from server.venues.open_data.columns import COLUMNS
from server.venues.open_data.files import WRITERS, read_file
from server.venues.open_data.importing import ImportReport
from server.venues.open_data.source import Cells
from tests.venues.support.places import GIRONDE, cells_of, exported

pytestmark = pytest.mark.usefixtures("app")

GOOD = cells_of(GIRONDE)[:40:5]
CHECKED = ("pivot", "code_postal", "latitude", "longitude", "services", "telephone", "horaires")
WRITTEN_OTHERWISE = ("pivot", "latitude", "longitude", "services")
"""Spaces of a SIRET, commas of degrees and separators of services are no change to tell."""
FROM_THE_FIELD = [
    "0/0", "4,34E+13", "W332012345", "1000", "33 130", "2A004", "98800", "nan", "1e400", "-0", "91", "44.84", "sep=;",
    "Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00", "24/7", "05 56 00 00 00 / 06 00 00 00 00", "Poterie;;|", '"', "\r\n", "\0",
    "|", ",", ";", "x" * 25_000, "\u0092", "\ufeff", "２", "’" * 400,
]  # fmt: skip
garbage = st.sampled_from(FROM_THE_FIELD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def in_one_line(text: str) -> str:
    """A text with its line breaks and blanks as single spaces, of which nobody need be told."""
    return BLANKS.sub(" ", re.sub(r"[ ]*[\r\n]\s*", " ", text)).strip()


def imported(rows: list[Cells], file: Path, format_: str) -> ImportReport:
    with transaction() as session:
        session.execute(delete(Venue))
        session.execute(delete(Organisation))
    with file.open("wb") as out:
        WRITERS[format_](rows, out)
    source = read_file(file)
    report = service.import_venues(source.lines)
    report.notes += source.notes
    return report


@given(
    st.integers(0, len(GOOD) - 1),
    st.sampled_from(list(COLUMNS)) | st.sampled_from(CHECKED),
    garbage,
    st.booleans(),
)
@example(0, "id", "0\u16800", False)
@example(0, "id", "0\r0", False)
@example(0, "presentation_resume", "0\r0", False)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
def test_one_bad_cell_costs_no_other_venue(tmp_path: Path, row: int, column: str, cell: str, as_json: bool) -> None:
    format_ = "json" if as_json and column not in ("latitude", "longitude") else "csv"
    imported(GOOD, tmp_path / "places", format_)
    before = exported()
    bad = [{**cells, column: cell} if number == row else cells for number, cells in enumerate(GOOD)]
    report = imported(bad, tmp_path / "places", format_)
    after = exported()
    others = [cells for number, cells in enumerate(before) if number != row]
    refused = len(report.rejected)
    assert (report.created, refused) in ((len(GOOD), 0), (len(GOOD) - 1, 1))
    kept = after if refused else [cells for number, cells in enumerate(after) if number != row]
    assert kept == others
    lines = {line for line, _ in report.rejected} | {note.line for note in report.notes}
    assert len(lines) <= 1
    if not refused and in_one_line(after[row][column]) != in_one_line(cell) and column not in WRITTEN_OTHERWISE:
        assert lines
    assert report.rejected == [] or column in ("id", "nom", "code_postal", "commune")
