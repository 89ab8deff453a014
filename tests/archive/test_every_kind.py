"""An archive has every kind of leaf with all its columns, and whoever checks it finds one that was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from flask import Flask

from server.archive import writing
from server.archive.tables import columns_of, list_exported
from server.transparency.sources import REDEMPTION, log_sources
from server.verify.__main__ import main
from tests.audit.support.everything import make_everything
from tests.credits.support.ends import SUMMER

UNMADE = {"funding", "paid", "returned", "rejected", "refunded"}
"""Kinds that this scheme comes without: the words of before, and lines that are leaves as the other lines are."""


@pytest.fixture
def archive(here: Flask, tmp_path: Path) -> Iterator[Path]:
    """An archive of a scheme in which every table of money has rows."""
    assert here
    with time_machine.travel(SUMMER, tick=False) as moving:
        make_everything(moving)
        writing.export(tmp_path / "archive")
        yield tmp_path / "archive"


def rows(archive: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (archive / name).read_text().splitlines()]


def seal(archive: Path, name: str, changed: list[dict[str, Any]]) -> None:
    """Write a table and the digests again, as whoever wrote the archive could."""
    (archive / name).write_text(
        "".join(f"{json.dumps(row, separators=(',', ':'), ensure_ascii=False)}\n" for row in changed)
    )
    sums = [line.split("  ") for line in (archive / "SHA256SUMS").read_text().splitlines()]
    digests = (f"{sha256((archive / one).read_bytes()).hexdigest()}  {one}\n" for _old, one in sums)
    (archive / "SHA256SUMS").write_text("".join(digests))


def verified(archive: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["export", str(archive)])
    return done.exit_code, done.output


def test_every_column_of_every_kind_is_in_the_archive() -> None:
    exported = {table.name: {column.name for column in columns_of(table)} for table in list_exported()}
    missing = {kind: {*of.names} - exported[of.table.name] for kind, of in log_sources().items()}
    assert {kind: columns for kind, columns in missing.items() if columns} == {}


def test_every_kind_is_verified_and_one_changed_row_of_it_is_found(archive: Path) -> None:
    status, said = verified(archive)
    assert status == 0, said
    leaves = json.loads((archive / "manifest.json").read_text())["leaves"]
    logged = {leaf["kind"]: leaf["event_id"] for leaf in rows(archive, "log_leaves.jsonl")}
    assert set(log_sources()) - set(logged) <= UNMADE
    assert set(leaves) == set(log_sources())
    for kind, event in logged.items():
        of = leaves[kind]
        stored = rows(archive, of["file"])
        changed = [dict(row) for row in stored]
        [row] = [row for row in changed if str(row[of["key"]]) == event and _fits(row, of["where"])]
        column = next(one for one in of["columns"] if one not in (of["key"], *of["where"]) and row[one] is not None)
        row[column] = [row[column]]
        seal(archive, of["file"], changed)
        status, said = verified(archive)
        assert status == 1, (kind, column)
        assert kind == REDEMPTION or "is not what the log holds as leaf" in said, (kind, said)
        seal(archive, of["file"], stored)


def _fits(row: dict[str, Any], where: dict[str, Any]) -> bool:
    return all(str(row[name]) == str(value) for name, value in where.items())
