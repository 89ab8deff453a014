"""Every table and column of the database is exported and described, or left out for a stated reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from server.archive import meanings, readme, schema, tables, writing
from server.archive.refusals import NotDescribed
from server.db import db
from server.tables import list_tables
from tests.archive.support.contents import contents

EVERY = {table.name: table for table in list_tables()}


def test_list_tables_and_column_is_described_or_left_out() -> None:
    assert tables.list_undescribed() == []


def test_only_what_exists_is_described_or_left_out() -> None:
    described = {key for key in meanings.load_meanings() if key[0] != meanings.ANYWHERE}
    columns = described | set(tables.COLUMNS)
    assert sorted(name for name, _column in columns if name not in EVERY or name in tables.TABLES) == []
    assert sorted(tables.TABLES.keys() - EVERY.keys()) == []
    named = {key for key in columns if key[1] != meanings.WHOLE}
    assert sorted((table, name) for table, name in named if name not in EVERY[table].columns) == []


def test_nothing_is_both_described_and_left_out() -> None:
    assert sorted(key for key in meanings.load_meanings() if key in tables.COLUMNS) == []


def test_every_meaning_is_told_in_two_languages() -> None:
    assert [key for key, meaning in meanings.load_meanings().items() if not (meaning.french and meaning.english)] == []


@pytest.mark.parametrize("table", tables.list_exported(), ids=lambda table: table.name)
def test_the_readme_names_each_table_and_column_twice(table: object) -> None:
    parts = readme.text().split(f"### {table.name}.jsonl\n")  # type: ignore[attr-defined]
    assert len(parts) == 3
    for part in parts[1:]:
        own = part.split("\n#")[0]
        assert [column.name for column in tables.columns_of(table) if f"\n- `{column.name}` (" not in own] == []


def test_a_table_that_nobody_described_stops_the_export(here: Flask, tmp_path: Path) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE newcomers (id INTEGER)"))
    try:
        with pytest.raises(NotDescribed, match="newcomers"):
            writing.export(tmp_path / "archive")
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("DROP TABLE newcomers"))
    assert list(tmp_path.glob("*archive*")) == []


def test_rows_bytes_and_digests_stand_in_the_manifest(world: Flask, tmp_path: Path) -> None:
    writing.export(tmp_path / "archive")
    files = contents(tmp_path / "archive")
    told = json.loads(files["manifest.json"])
    counted = {one["name"]: (one["rows"], one["bytes"]) for one in told["files"]}
    assert counted["redemptions.jsonl"] == (8, len(files["redemptions.jsonl"]))
    assert {name for name in files if name.endswith(".jsonl")} == {
        f"{table.name}.jsonl" for table in tables.list_exported()
    }
    assert told["schema_revision"] == schema.newest_revision()
    assert told["issuer"] == "http://localhost:8000"
