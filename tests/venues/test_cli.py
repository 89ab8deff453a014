"""`flask venues …` as the operator types it."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from server import clock
from server.db import db
from server.organisations.models import Organisation
from server.venues.models import Venue
from tests.support import factories
from tests.support.rows import Scanner
from tests.venues.support.places import GIRONDE, csv_bytes, made_good, place


def qualification(organisation: Organisation) -> str:
    db.session.expire_all()
    return organisation.qualification


def test_import_tells_what_it_did_and_each_rejected_line(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "lieux.csv"
    file.write_bytes(csv_bytes([place(1), place(2, nom=""), place(3, code_postal="x")]))
    result = runner.invoke(args=["venues", "import", str(file)])
    assert result.exit_code == 0
    assert result.stdout == (
        "Lignes dont une cellule a été réparée ou laissée de côté : 1.\n"
        "Lieux ajoutés : 2 ; mis à jour : 0 ; lignes rejetées : 1.\n"
    )
    told = [line for line in result.stderr.splitlines() if line.startswith("Ligne")]
    assert told == [
        "Ligne 3 : rejetée, il n'y a pas de nom ; donnez-en un.",
        "Ligne 4 : code_postal « x » : illisible ; 33000 d'après le reste de la ligne.",
    ]


def test_import_of_a_wrong_file_is_one_sentence_and_a_failure(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("name,zip\n")
    result = runner.invoke(args=["venues", "import", str(file)])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Ce fichier n'a pas les colonnes du schéma national")
    assert "Traceback" not in result.output


def test_import_tells_the_columns_it_ignored(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "lieux.json"
    file.write_bytes(orjson.dumps([{**place(), "mediateurs": 3}]))
    assert "ignorées : mediateurs." in runner.invoke(args=["venues", "import", str(file)]).stderr


def test_export_to_the_screen_is_the_imported_file(runner: FlaskCliRunner) -> None:
    runner.invoke(args=["venues", "import", str(GIRONDE)])
    assert runner.invoke(args=["venues", "export"]).stdout_bytes == made_good(GIRONDE.read_bytes())


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("lieux.csv", [], b"id,pivot"),
        ("lieux.JSON", [], b"[\n{"),
        ("lieux", [], b"id,pivot"),
        ("lieux.csv", ["--format", "json"], b"[\n{"),
    ],
)
def test_export_to_a_file_goes_by_its_ending_unless_told(
    runner: FlaskCliRunner, tmp_path: Path, name: str, options: list[str], start: bytes
) -> None:
    factories.venue()
    runner.invoke(args=["venues", "export", str(tmp_path / name), *options])
    assert (tmp_path / name).read_bytes().startswith(start)


def test_export_to_a_folder_that_is_not_there_is_one_sentence(runner: FlaskCliRunner, tmp_path: Path) -> None:
    result = runner.invoke(args=["venues", "export", str(tmp_path / "nowhere" / "lieux.csv")])
    assert (result.exit_code, "No such file or directory" in result.stderr) == (1, True)


def test_move_gives_a_venue_to_the_organisation_of_a_siret(runner: FlaskCliRunner) -> None:
    venue = factories.venue(source_id="essai_1")
    runner.invoke(args=["venues", "move", "essai_1", "--siret", "13002526500013"])
    db.session.expire_all()
    assert db.session.scalars(select(Venue)).one().organisation.siret == "13002526500013"
    assert venue.organisation.qualification == "applied"


def test_a_venue_that_scanned_stays_with_its_organisation(runner: FlaskCliRunner) -> None:
    scanner = Scanner()
    scanner.turned_away(clock.now())
    result = runner.invoke(args=["venues", "move", scanner.venue.source_id, "--siret", "13002526500013"])
    assert result.exit_code == 1
    assert "Créez un nouveau lieu" in result.stderr
    assert [each.siret for each in db.session.scalars(select(Organisation))] == [None] * 2
