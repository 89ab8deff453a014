"""After any events, crashes between any two queries included, an archive imports elsewhere to the same rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from server import create_app
from server.archive import reading, writing
from server.db import db
from tests.archive.support.contents import timeless
from tests.archive.support.revisions import migrated
from tests.settlements.support.ledger import Ledger
from tests.support.databases import PostgresSchema, SqliteFiles, release
from tests.support.databases import settings as settings_of
from tests.support.machines import run
from tests.support.sizes import sized


@contextmanager
def at_its_revision() -> Iterator[None]:
    """Store the migration's revision in the pushed app's database, for the block."""
    db.session.rollback()
    with db.engine.begin() as connection:
        migrated(connection)
    yield
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


def same_elsewhere(empty_file: Path, folder: Path) -> None:
    """Export the pushed app's database, import it on another server, export again, compare."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with at_its_revision():
        writing.export(folder / "archive", folder / "codes.jsonl")
    shutil.copy(empty_file, folder / "elsewhere.db")
    other = create_app(settings_of(f"sqlite:///{folder / 'elsewhere.db'}"))
    with other.app_context():
        reading.take_in(folder / "archive", folder / "codes.jsonl")
        writing.export(folder / "again", folder / "codes-again.jsonl")
        release(other)
    assert timeless(folder / "again") == timeless(folder / "archive")
    assert (folder / "codes-again.jsonl").read_bytes() == (folder / "codes.jsonl").read_bytes()


def test_any_history_is_the_same_elsewhere(
    databases: SqliteFiles | PostgresSchema, empty_file: Path, tmp_path: Path
) -> None:
    class HandedOver(Ledger):
        def teardown(self) -> None:
            try:
                same_elsewhere(empty_file, tmp_path / "there")
            finally:
                super().teardown()

    run(lambda: HandedOver(databases), examples=sized(6, 40), steps=30)
