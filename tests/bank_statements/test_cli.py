"""`flask bank …` takes what a scheduled job fetches, and ends with 1 when a person has to look."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner

from server.bank_statements.reading.limits import LARGEST_UPLOAD
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, day
from tests.support import factories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files of a bank: a day, a later day, another account."""
    (tmp_path / "1.xml").write_bytes(camt.document(camt.statement(MONDAY, 0, [5])))
    (tmp_path / "2.xml").write_bytes(camt.document(camt.statement(day(2), 6, [1])))
    (tmp_path / "3.xml").write_bytes(camt.document(camt.statement(MONDAY, 0, [5], iban=camt.OTHER)))
    return tmp_path


def test_files_are_imported_and_what_is_missing_is_named(runner: FlaskCliRunner, folder: Path, accounts: None) -> None:
    done = runner.invoke(args=["bank", "import", str(folder / "1.xml"), str(folder / "2.xml")])
    assert done.exit_code == 0
    assert "1.xml\tFR•• •••• 0143\t2026-11-02 to 2026-11-02\ttaken\t1 new of 1\n" in done.output
    told = runner.invoke(args=["bank", "days"]).output
    assert "FR•• •••• 0143\tfunds\t2026-11-02 to 2026-11-04: 0,07 €\n" in told
    assert "\tmissing: 2026-11-03; the balance changed by 0,01 €\n" in told
    assert "fees\tno statement yet\n" in told


def test_a_refused_file_stops_no_other_and_ends_with_one(runner: FlaskCliRunner, folder: Path, accounts: None) -> None:
    done = runner.invoke(args=["bank", "import", str(folder / "3.xml"), str(folder / "1.xml")])
    assert done.exit_code == 1
    assert "bank_statement_other_account: Ce compte n'est pas le nôtre." in done.output
    assert "taken" in done.output


def test_an_account_is_added_by_a_command(runner: FlaskCliRunner, folder: Path) -> None:
    add = ["bank", "add-account", "--name", "Cantonné", "--kind", "funds", "--iban", camt.FUNDS]
    assert runner.invoke(args=add).output.endswith(": FR•• •••• 0143, funds\n")
    assert "déjà enregistré" in runner.invoke(args=add).output
    email = factories.operator().email
    assert runner.invoke(args=["bank", "import", "--by", email, str(folder / "1.xml")]).exit_code == 0


def test_a_file_that_is_too_large_is_not_read(runner: FlaskCliRunner, tmp_path: Path) -> None:
    with (tmp_path / "large.xml").open("wb") as file:
        file.truncate(LARGEST_UPLOAD + 1)
    assert "trop gros" in runner.invoke(args=["bank", "import", str(tmp_path / "large.xml")]).output
