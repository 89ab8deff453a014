"""Spoilt pages and a cut WAL are noticed by the night's audit, told to the operator, and stop no other check."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from server.audit import integrity, night, seen
from server.db import db
from server.messages.models import Message
from server.transparency import service as log
from tests.archive.support.revisions import migrated
from tests.backup.support.servers import fill, idle, serving
from tests.support import factories as make
from tests.support.databases import create_tables, release

pytestmark = pytest.mark.database


@contextmanager
def open_server(file: Path) -> Iterator[Flask]:
    """A server on an SQLite file, its context pushed, which is stopped at the end."""
    app = serving(f"sqlite:///{file}")
    with app.app_context():
        yield app
        release(app)
    idle(app)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with money, scans and a published log."""
    file = tmp_path_factory.mktemp("whole") / "poincon.db"
    create_tables(f"sqlite:///{file}")
    with open_server(file):
        with db.engine.begin() as connection:
            migrated(connection)
        make.operator()
        fill()
    return file


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to spoil."""
    return Path(shutil.copy(whole, tmp_path / "poincon.db"))


def spoil(file: Path, table: str, at: int, length: int) -> None:
    """Overwrite bytes of a table's first page with others, as a failing disk does."""
    with open_server(file):
        page = db.session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = :table"), {"table": table})
        size = db.session.scalar(text("PRAGMA page_size"))
    with file.open("r+b") as there:
        there.seek((int(page or 0) - 1) * int(size or 0) + at)
        old = there.read(length)
        there.seek(-length, 1)
        there.write(bytes(byte ^ 0xFF for byte in old))


@pytest.mark.parametrize(
    ("table", "at", "length"),
    [("redemptions", 0, 8), ("ledger_lines", 0, 3), ("log_leaves", 8, 200), ("vouchers", 8, 9)],
)
def test_a_spoilt_page_is_told(file: Path, table: str, at: int, length: int) -> None:
    """The page's head, or where its rows stand in it."""
    spoil(file, table, at, length)
    with open_server(file):
        run = night.audit_tonight()
        assert run
        assert run.broken
        assert run.sentences[0].startswith("database: ")
        assert db.session.scalars(select(Message.key).where(Message.key.startswith("audit:"))).all()


def test_a_flipped_bit_inside_a_row_is_told(file: Path) -> None:
    """The page stays well formed, so that only the check of the log can know."""
    raw = file.read_bytes()
    with open_server(file):
        head = db.session.scalar(text('SELECT hex(hash) FROM log_leaves WHERE "index" = 2'))
    place = raw.index(bytes.fromhex(str(head)))
    file.write_bytes(raw[: place + 5] + bytes([raw[place + 5] ^ 1]) + raw[place + 6 :])
    with open_server(file):
        run = night.audit_tonight()
        assert run
        assert run.broken


def test_what_stumbles_over_a_spoilt_page_has_it_told_at_once(file: Path) -> None:
    spoil(file, "redemptions", 0, 8)
    with open_server(file), pytest.raises(DatabaseError), night.telling_of_damage():
        db.session.execute(text("SELECT * FROM redemptions")).all()
    with open_server(file):
        assert db.session.scalars(select(Message.key).where(Message.key.startswith("audit:"))).all()


def test_a_whole_file_passes_and_leaves_a_private_mark(file: Path) -> None:
    with open_server(file):
        assert list(integrity.find_problems()) == []
        assert seen.note()
        run = night.audit_tonight()
        assert run
        assert run.sentences == []
    mark = seen.mark_of(file)
    assert mark.stat().st_mode & 0o077 == 0
    assert json.loads(mark.read_text())["leaf"] > 5


@pytest.mark.parametrize("part", [0.0, 0.5, 0.9])
def test_a_cut_wal_is_noticed(file: Path, tmp_path: Path, part: float) -> None:
    """SQLite opens it without a word: the last transactions are gone, and no page is damaged."""
    cut = tmp_path / "cut" / "poincon.db"
    cut.parent.mkdir()
    with open_server(file) as app:
        with db.engine.connect() as reader:  # keeps the WAL
            reader.execute(text("SELECT count(*) FROM redemptions"))
            fill()
            log.publish()
            assert seen.note()
            for name in (file.name, f"{file.name}-wal", f"{file.name}.seen"):
                shutil.copy(file.with_name(name), cut.with_name(name))
        assert app
    wal = cut.with_name("poincon.db-wal")
    content = wal.read_bytes()
    wal.write_bytes(content[: int(len(content) * part)])
    with open_server(cut):
        assert not seen.note()
        run = night.audit()
        assert any("the end was cut off" in one for one in run.sentences)
        assert list(integrity.find_problems()) == []
        assert night.audit().sentences == []  # told once


def test_the_file_and_those_beside_it_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    create_tables(f"sqlite:///{file}")
    with open_server(file):
        make.person()
        modes = {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("new.db", "new.db-wal", "new.db-shm", "new.db.writers"), 0o600)


def test_an_index_of_postgresql_that_lacks_a_row_is_told(app: Flask) -> None:
    """By amcheck, where it is installed; a superuser leaves a row out of an index as a bug of the past did."""
    if db.engine.dialect.name != "postgresql":
        assert list(integrity.find_problems()) == []
        return
    switch = text("UPDATE pg_index SET indisready = :on WHERE indexrelid = 'ix_devices_venue_id'::regclass")
    with db.engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA public"))
    try:
        assert list(integrity.find_problems()) == []
        with db.engine.begin() as connection:
            connection.execute(switch, {"on": False})
        make.phone(make.venue())
        with db.engine.begin() as connection:
            connection.execute(switch, {"on": True})
        (said,) = integrity.find_problems()
        assert said.startswith("database: index ix_devices_venue_id: ")
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("REINDEX INDEX ix_devices_venue_id"))
            connection.execute(text("DROP EXTENSION amcheck"))
