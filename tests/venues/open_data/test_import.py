"""Importing places: added, updated, rejected; and idempotent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.db import Base, db
from server.organisations.models import Organisation
from server.venues import service
from server.venues.models import Venue
from server.venues.open_data.files import read_file
from server.venues.open_data.source import UnreadableFile
from tests.venues.support.places import (
    GIRONDE,
    csv_bytes,
    csv_text,
    exported,
    import_file,
    import_rows,
    place,
    statements,
)

pytestmark = pytest.mark.usefixtures("app")


def count(model: type[Base]) -> int | None:
    return db.session.scalar(select(func.count()).select_from(model))


def one_venue() -> Venue:
    return db.session.scalars(select(Venue)).one()


def every_row() -> list[tuple[object, ...]]:
    tables = Organisation.__table__, Venue.__table__
    return [tuple(row) for table in tables for row in db.session.execute(select(table).order_by("id"))]


def test_the_real_file_is_taken_whole() -> None:
    report = import_file()
    assert (report.created, report.updated, report.rejected) == (321, 0, [])
    assert (count(Venue), count(Organisation)) == (321, 321)


def test_importing_again_updates_every_venue_and_changes_no_row() -> None:
    import_file()
    before = every_row()
    report = import_file()
    assert (report.created, report.updated, report.rejected) == (0, 321, [])
    assert every_row() == before


def test_a_changed_line_changes_its_venue_and_keeps_its_number() -> None:
    import_rows(place(nom="Avant", telephone="+33556000000", services="Insertion professionnelle via le numérique"))
    number = one_venue().id
    import_rows(place(nom="Après", telephone=""))
    venue = one_venue()
    assert (venue.id, venue.name, venue.phone, venue.services) == (number, "Après", "", ["administrative_help"])


def test_bad_lines_are_reported_by_number_and_the_rest_is_kept() -> None:
    report = import_rows(place(1), place(2, nom=""), place(3), place(4, nom="\0"), place(5))
    assert [cells["id"] for cells in exported()] == ["essai_1", "essai_3", "essai_5"]
    assert [line for line, _ in report.rejected] == [3, 5]
    assert report.created == 3


def test_an_id_given_twice_keeps_its_first_line_and_names_it() -> None:
    report = import_rows(place(1, nom="Un"), place(2), place(1, nom="Deux"))
    assert report.rejected == [(4, "l'identifiant « essai_1 » est déjà celui de la ligne 2.")]
    assert exported()[0]["nom"] == "Un"


def test_an_id_is_unique_across_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "CHUNK_LINES", 2)
    report = import_rows(place(1), place(2), place(3), place(1))
    assert [line for line, _ in report.rejected] == [5]


def test_a_column_the_file_lacks_stays_as_it_is(tmp_path: Path) -> None:
    import_rows(place(telephone="+33556000000", horaires="Mo-Fr 09:00-17:00"))
    columns = place().keys() - {"telephone", "latitude", "longitude"}
    file = tmp_path / "partial.csv"
    file.write_text(
        csv_text({name: text for name, text in place(nom="Nouveau").items() if name in columns}), encoding="utf-8"
    )
    import_file(file)
    venue = one_venue()
    assert (venue.name, venue.phone, venue.latitude) == ("Nouveau", "+33556000000", 44.84)
    assert venue.opening_hours == ""


def test_wrong_columns_change_nothing(tmp_path: Path) -> None:
    import_rows(place())
    before = every_row()
    file = tmp_path / "wrong.csv"
    file.write_text("id,nom,ville\nessai_1,Autre,Pessac\n", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        import_file(file)
    assert every_row() == before


@pytest.mark.parametrize("first", [True, False], ids=["first import", "second import"])
def test_a_chunk_of_hundreds_takes_the_statements_of_one_line(first: bool) -> None:
    many = [place(number) for number in range(1, 401)]
    if not first:
        import_rows(*many)
    with statements() as of_one:
        import_rows(place(0) if first else many[0])
    with statements() as of_many:
        import_rows(*many)
    assert len(of_many) == len(of_one) <= 7


def test_two_imports_at_once_add_each_venue_and_organisation_once(app: Flask) -> None:
    def in_a_context_of_its_own() -> int:
        with app.app_context():
            return import_file().created

    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(Context().run, in_a_context_of_its_own) for _ in range(2)]
    assert max(run.result() for run in runs) == 321
    assert (count(Venue), count(Organisation)) == (321, 321)


def test_a_file_of_many_chunks_is_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "national.csv"
    file.write_bytes(csv_bytes(place(number) for number in range(1, 2_001)))
    assert service.import_venues(read_file(file).lines).created == 2_000
    assert [cells["id"] for cells in exported()] == [f"essai_{number}" for number in range(1, 2_001)]


def test_the_shipped_file_is_the_national_schema_line_by_line() -> None:
    assert read_file(GIRONDE).ignored_columns == ()
