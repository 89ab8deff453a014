"""Two databases of their own, of the run's engine, and a server on the first with something worth keeping."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text

from server.config import add_driver
from server.db import db
from tests.archive.support.revisions import migrated
from tests.backup.support.servers import fill, idle, serving
from tests.support.databases import create_tables, release


@pytest.fixture
def places(tmp_path: Path) -> Iterator[list[str]]:
    """The addresses of two databases that nobody else uses, and of which the second is not made yet."""
    address = os.environ.get("TEST_DATABASE_URL")
    if not address:
        yield [f"sqlite:///{tmp_path / name}.db" for name in ("first", "second")]
        return
    admin = create_engine(add_driver(address), isolation_level="AUTOCOMMIT")
    names = [f"backup_{uuid4().hex[:12]}" for _ in range(2)]
    with admin.connect() as connection:
        for name in names:
            connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(address)
    yield [url.set(database=name).render_as_string(hide_password=False) for name in names]
    with admin.connect() as connection:
        for name in names:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def here(places: list[str]) -> Iterator[Flask]:
    """A server with money, vouchers, scans, an undoing and a published head; its context is pushed."""
    create_tables(places[0])
    app = serving(places[0])
    with app.app_context():
        with db.engine.begin() as connection:
            migrated(connection)
        fill()
        yield app
        release(app)
    idle(app)


@pytest.fixture
def there(places: list[str]) -> Iterator[Flask]:
    """A server on the second database, which is empty."""
    app = serving(places[1])
    yield app
    with app.app_context():
        release(app)
    idle(app)
