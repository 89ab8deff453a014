"""Exporting places: a round trip keeps every cell."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from stdnum import luhn

from server import texts
from server.commands import CONSOLE
from server.db import db, transaction
from server.organisations import qualification
from server.organisations.models import Organisation
from server.redemptions.moving import move_venue
from server.venues import service
from server.venues.models import Venue
from server.venues.open_data.columns import COLUMNS
from server.venues.open_data.files import WRITERS
from server.venues.open_data.source import Cells
from server.venues.postcodes import position_of
from server.venues.services import SERVICES
from tests.venues.support.places import GIRONDE, cells_of, exported, import_file, made_good, place

pytestmark = pytest.mark.usefixtures("app")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(texts.one_line)
names = words.filter(bool)


def siret(siren: int, site: int) -> str:
    start = f"{siren:08}"
    start += luhn.calc_check_digit(start) + f"{site:04}"
    return start + luhn.calc_check_digit(start)


def degrees(middle: float) -> st.SearchStrategy[str]:
    """Degrees near this value, as text."""
    near = st.decimals(Decimal(str(middle)) - Decimal("0.2"), Decimal(str(middle)) + Decimal("0.2"), places=6)
    return near.map(lambda number: f"{number:f}".rstrip("0").rstrip("."))


@st.composite
def positions(draw: st.DrawFn, postcode: str) -> tuple[str, str]:
    """No position, or one near a postcode."""
    middle = position_of(postcode)
    if middle is None or draw(st.booleans()):
        return "", ""
    both = draw(degrees(middle[0])), draw(degrees(middle[1]))
    return ("", "") if "-0" in both else both


sirets = st.just("") | st.builds(siret, st.integers(1, 10**8 - 1), st.integers(1, 9999))
postcodes = st.integers(1000, 98999).map(lambda number: f"{number:05}")
services = st.lists(st.sampled_from(list(SERVICES.values())), min_size=1, unique=True).map("|".join)
checked = {"id", "pivot", "nom", "commune", "code_postal", "adresse", "latitude", "longitude", "services"}


@st.composite
def places(draw: st.DrawFn) -> Cells:
    cells = {name: draw(words) for name in COLUMNS if name not in checked}
    cells |= {name: draw(names) for name in ("id", "nom", "commune", "adresse")}
    cells |= {"pivot": draw(sirets), "code_postal": draw(postcodes), "services": draw(services)}
    latitude, longitude = draw(positions(cells["code_postal"]))
    return {name: {**cells, "latitude": latitude, "longitude": longitude}[name] for name in COLUMNS}


def write(format_: str) -> bytes:
    file = io.BytesIO()
    WRITERS[format_](service.export_venues(), file)
    return file.getvalue()


def forget_every_venue() -> None:
    with transaction() as session:
        session.execute(delete(Venue))
        session.execute(delete(Organisation))


def every_row() -> list[tuple[Any, ...]]:
    tables = Organisation.__table__, Venue.__table__
    return [tuple(row) for table in tables for row in db.session.execute(select(table).order_by("id"))]


def test_the_real_file_comes_back_cell_by_cell() -> None:
    import_file()
    assert exported() == [
        cells | {"presentation_detail": texts.repair(cells["presentation_detail"])} for cells in cells_of(GIRONDE)
    ]


def test_the_real_file_comes_back_byte_by_byte() -> None:
    import_file()
    assert write("csv") == made_good(GIRONDE.read_bytes()) != GIRONDE.read_bytes()


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_importing_an_export_changes_no_row(tmp_path: Path, format_: str) -> None:
    import_file()
    qualification.qualify_all(CONSOLE)
    before = every_row()
    file = tmp_path / "export"
    file.write_bytes(write(format_))
    assert import_file(file).updated == 321
    assert every_row() == before


@given(st.lists(places(), max_size=4, unique_by=lambda cells: cells["id"]), st.sampled_from(["csv", "json"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_places_survive_import_and_export(tmp_path: Path, rows: list[Cells], format_: str) -> None:
    forget_every_venue()
    file = tmp_path / "places"
    with file.open("wb") as out:
        WRITERS[format_](rows, out)
    report = import_file(file)
    assert (report.created, report.rejected) == (len(rows), [])
    assert exported() == rows


def test_nothing_to_export_is_a_header_alone() -> None:
    assert write("csv") == (",".join(COLUMNS) + "\r\n").encode()


def test_the_siret_the_operator_found_is_exported() -> None:
    service.import_venues([(2, place(1))])
    move_venue("essai_1", siret="13002526500013")
    assert exported()[0]["pivot"] == "13002526500013"
