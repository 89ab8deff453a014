"""An archive imported elsewhere is the same: rows, balances, heads, and the next export byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from server.archive import reading, writing
from server.db import transaction
from server.tables import list_tables
from tests.archive.support.contents import contents, timeless
from tests.support import factories as make
from tests.support.databases import unguard


@pytest.fixture
def archive(world: Flask, tmp_path: Path) -> Path:
    """The world's archive in a folder, with the codes of its vouchers beside it."""
    writing.export(tmp_path / "archive", tmp_path / "codes.jsonl")
    return tmp_path / "archive"


def test_the_next_export_is_the_same_to_the_byte(archive: Path, elsewhere: Flask, tmp_path: Path) -> None:
    with elsewhere.app_context():
        reading.take_in(archive, tmp_path / "codes.jsonl")
        writing.export(tmp_path / "again", tmp_path / "codes-again.jsonl")
    assert timeless(tmp_path / "again") == timeless(archive)
    assert (tmp_path / "codes-again.jsonl").read_bytes() == (tmp_path / "codes.jsonl").read_bytes()


def test_it_comes_back_into_the_database_it_left(archive: Path, elsewhere: Flask, tmp_path: Path, world: Flask) -> None:
    """From SQLite, or PostgreSQL, to another SQLite and back."""
    with elsewhere.app_context():
        reading.take_in(archive, tmp_path / "codes.jsonl")
        writing.export(tmp_path / "abroad.zip", tmp_path / "codes-abroad.jsonl")
    with transaction() as session:
        unguard(session.connection())
        for table in reversed(list_tables()):
            session.execute(table.delete())
    reading.take_in(tmp_path / "abroad.zip", tmp_path / "codes-abroad.jsonl")
    writing.export(tmp_path / "home")
    assert timeless(tmp_path / "home") == timeless(archive)
    assert make.venue().id == 1 + max(json.loads(line)["id"] for line in contents(archive)["venues.jsonl"].splitlines())


def test_a_zip_and_a_folder_hold_the_same_files(archive: Path, world: Flask, tmp_path: Path) -> None:
    writing.export(tmp_path / "archive.zip")
    assert timeless(tmp_path / "archive.zip") == timeless(archive)


def test_the_command_says_balances_and_the_same_head(archive: Path, elsewhere: Flask) -> None:
    result = elsewhere.test_cli_runner().invoke(args=["import", str(archive)])
    assert result.exit_code == 0, result.output
    head = json.loads(contents(archive)["manifest.json"])["log_head"]
    assert f"log: {head['size']} leaves, root {head['root']}" in result.output
    assert "The ledger fits its events, the log fits what is stored." in result.output


def test_the_commands_write_and_take_in_a_zip(
    world: Flask, runner: FlaskCliRunner, elsewhere: Flask, tmp_path: Path
) -> None:
    file = str(tmp_path / "whole.zip")
    assert runner.invoke(args=["export", file]).exit_code == 0
    assert "Ce fichier ou ce dossier existe déjà" in runner.invoke(args=["export", file]).output
    assert elsewhere.test_cli_runner().invoke(args=["import", file]).exit_code == 0
    again = elsewhere.test_cli_runner().invoke(args=["import", file])
    assert (again.exit_code, "contient déjà des données" in again.output) == (1, True)


def test_what_was_taken_in_cannot_be_rewritten(archive: Path, elsewhere: Flask) -> None:
    with elsewhere.app_context():
        reading.take_in(archive)
        with pytest.raises(DBAPIError, match="append-only"), transaction() as session:
            session.execute(text("UPDATE ledger_lines SET bank = bank"))
