"""Fixtures of archives: databases that say their revision, a world worth taking over, a place to take it to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from server import create_app
from server.db import db, transaction
from tests.archive.support.revisions import migrated
from tests.support.clients import FreshRunner
from tests.support.databases import create_tables, release, settings
from tests.support.small_scheme import make_small_scheme


@pytest.fixture
def here(app: Flask) -> Iterator[Flask]:
    """The app on a migrated database."""
    with db.engine.begin() as connection:
        migrated(connection)
    yield app
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


@pytest.fixture
def world(here: Flask) -> Flask:
    """Two campaigns' worth of what happens: paid, issued, redeemed, undone, in conflict, published."""
    booklets = make_small_scheme([*range(7), 0])
    with transaction() as session:
        session.merge(booklets[0]).renewal_of_id = booklets[1].id  # refers to a row after it
    return here


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database without rows."""
    file = tmp_path_factory.mktemp("elsewhere") / "empty.db"
    create_tables(f"sqlite:///{file}")
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        migrated(connection)
    engine.dispose()
    return file


@pytest.fixture
def elsewhere(empty_file: Path, tmp_path: Path) -> Iterator[Flask]:
    """A successor's server, on an empty SQLite database of its own."""
    shutil.copy(empty_file, tmp_path / "elsewhere.db")
    app = create_app(settings(f"sqlite:///{tmp_path / 'elsewhere.db'}"))
    app.test_cli_runner_class = FreshRunner
    yield app
    with app.app_context():
        release(app)
