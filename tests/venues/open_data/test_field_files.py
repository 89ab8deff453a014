"""Files found in practice: every venue is imported, and each changed cell is reported by line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from server.commands import CONSOLE
from server.db import db
from server.organisations import qualification
from server.venues import service
from server.venues.models import Venue
from server.venues.nearest import nearest_venues
from server.venues.open_data.files import read_file
from server.venues.open_data.importing import ImportReport
from server.venues.postcodes import position_of
from tests.venues.support.places import exported

pytestmark = pytest.mark.usefixtures("app")

FIELD = Path(__file__).parent / "field"
VENUES = {
    "excel": 7,
    "hours": 8,
    "phones": 13,
    "pivot": 8,
    "sep": 1,
    "services": 7,
    "short": 2,
    "utf16": 1,
    "zero": 2,
}


def imported(name: str) -> ImportReport:
    source = read_file(FIELD / f"{name}.csv")
    report = service.import_venues(source.lines)
    report.notes += source.notes
    return report


def venues() -> dict[str, Venue]:
    return {venue.source_id.partition("-")[2]: venue for venue in db.session.scalars(select(Venue))}


def noted(report: ImportReport, column: str) -> set[int]:
    return {each.line for each in report.notes if each.note.column == column}


def test_every_field_file_is_tried() -> None:
    assert {file.stem for file in FIELD.glob("*.csv")} == VENUES.keys()


@pytest.mark.parametrize("name", VENUES)
def test_every_venue_of_a_field_file_is_taken_and_again_changes_nothing(name: str) -> None:
    report = imported(name)
    assert (report.created, report.rejected) == (VENUES[name], [])
    before = exported()
    again = imported(name)
    assert (again.created, again.updated, again.rejected) == (0, VENUES[name], [])
    assert exported() == before
    assert again.notes == report.notes


def test_postcodes_of_a_spreadsheet() -> None:
    report = imported("excel")
    found = {key: (venue.postcode, venue.commune) for key, venue in venues().items()}
    assert found == {
        "e1": ("01000", "Bourg-en-Bresse"),
        "e2": ("33130", "Bègles"),
        "e3": ("33130", "Bègles"),
        "e4": ("33130", "Bègles"),
        "e5": ("20000", "Ajaccio"),
        "e6": ("97600", "Mamoudzou"),
        "e7": ("98800", "Nouméa"),
    }
    assert noted(report, "code_postal") == {2, 4, 5}


def test_pivots() -> None:
    report = imported("pivot")
    sirets = {key: venue.organisation.siret for key, venue in venues().items()}
    assert sirets == {
        "p1": None,
        "p2": "35600000009075",
        "p3": "35600000009075",
        "p4": None,
        "p5": None,
        "p6": None,
        "p7": "43493312300029",
        "p8": "43493312300029",
    }
    assert (venues()["p1"].other_pivot, venues()["p5"].other_pivot) == ("W332012345", "434933123")
    assert noted(report, "pivot") == {2, 5, 6}


def test_services() -> None:
    report = imported("services")
    kept = {key: venue.services for key, venue in venues().items()}
    both, first = ["administrative_help", "digital_tools"], ["administrative_help"]
    assert kept == {
        "s1": both,
        "s2": both,
        "s3": ["administrative_help", "digital_understanding"],
        "s4": first,
        "s5": first,
        "s6": first,
        "s7": both,
    }
    assert noted(report, "services") == {5}


def test_telephones() -> None:
    report = imported("phones")
    kept = {key: venue.phone for key, venue in venues().items()}
    assert kept == {
        "t0": "+33465710150|+33639980145",
        "t1": "+33465710250",
        "t2": "+33465710413",
        "t3": "+33465710350 poste 152",
        "t4": "+33180059880",
        "t5": "+33465713534|+33639986686",
        "t6": "3960",
        "t7": "+33556000000|+33600000000",
        "t8": "+33556000000",
        "t9": "+262262004434",
        "t10": "+33556000000",
        "t11": "+33556000000|+33556000001",
        "t12": "+33556000000|+33600000000",
    }
    assert len(noted(report, "telephone")) == 13


def test_hours() -> None:
    report = imported("hours")
    assert noted(report, "horaires") == {2, 6, 7, 9}
    qualification.qualify_all(CONSOLE)
    told = {view.name: view.opening_words for view in nearest_venues(db.session(), near="33130", limit=20)}
    both = ["du lundi au vendredi\u00a0: 9\u00a0h\u00a0– 12\u00a0h, 14\u00a0h\u00a0– 17\u00a0h"]
    assert [name[-2:] for name, words in told.items() if not words] == ["h1", "h6", "h7", "h8"]
    assert told["Lieu h3"] == told["Lieu h4"] == both
    assert told["Lieu h5"] == ["du lundi au vendredi\u00a0: 9\u00a0h\u00a0– 12\u00a0h"]


def test_positions_at_zero_and_swapped() -> None:
    report = imported("zero")
    zero, swapped = venues()["z0"], venues()["z1"]
    assert (zero.latitude, zero.longitude) == position_of("33310")
    assert (swapped.latitude, swapped.longitude) == (44.7727, -0.6148)
    assert (zero.position_assumed, swapped.position_assumed) == (True, False)
    assert noted(report, "latitude") == {2, 3}


def test_lines_too_short_and_too_long() -> None:
    assert imported("short").notes == []
