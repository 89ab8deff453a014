"""Databases for tests: a file copied for each test, or one PostgreSQL schema emptied after each test."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from flask import Flask
from sqlalchemy import Connection, create_engine, make_url, text

from server import create_app
from server.config import Config
from server.db import Base, db
from server.tables import list_tables

from .engines import engines

SECRET_KEY = "a secret for tests only, long enough for anyone"
PUBLIC_URL = "http://localhost:8000"
UNGUARDED = """
    SELECT relname FROM pg_class JOIN pg_trigger ON tgrelid = pg_class.oid
    WHERE tgenabled = 'D' AND NOT tgisinternal AND relnamespace = current_schema()::regnamespace
"""
"""PostgreSQL's tables whose triggers a test has switched off."""


def settings(database_url: str) -> Config:
    """The settings of a server with this database."""
    return Config.from_environment(
        {"DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL, "DEMO": "1"}
    )


def create_tables(database_url: str) -> None:
    """Create the tables of all models."""
    app = create_app(settings(database_url))
    with app.app_context():
        try:
            Base.metadata.create_all(db.engine, list_tables())
        finally:
            db.engine.dispose()


def release(app: Flask) -> None:
    """Close an app's connections, but for PostgreSQL's, which other apps will use, and files; its context is pushed."""
    db.session.remove()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
    if queue := app.extensions.get("write_queue"):
        queue.close()
    for part in app.extensions["outages"]:
        part.close()


def triggers(state: str, tables: Collection[str]) -> list[str]:
    """PostgreSQL commands that DISABLE or ENABLE the triggers of the append-only tables among these."""
    guarded = (table.name for table in list_tables() if "append_only" in table.info)
    return [f"ALTER TABLE {name} {state} TRIGGER USER" for name in guarded if name in tables]


def clear(connection: Connection) -> None:
    """Delete all rows in two round trips; for few rows DELETE is ten times faster than TRUNCATE."""
    tables = list_tables()
    looks = [f"SELECT '{table.name}' WHERE EXISTS (SELECT FROM {table.name})" for table in tables]  # noqa: S608  # ours
    touched = set(connection.execute(text(" UNION ".join([UNGUARDED, *looks]))).scalars())
    statements = [
        *triggers("DISABLE", touched),
        *(str(table.delete()) for table in reversed(tables) if table.name in touched),
        *triggers("ENABLE", touched),
    ]
    if statements:
        connection.exec_driver_sql("; ".join(statements))


def unguard(connection: Connection) -> None:
    """Disable the triggers that refuse to delete rows of append-only tables."""
    if connection.dialect.name == "postgresql":
        statements = triggers("DISABLE", Base.metadata.tables)
    else:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        statements = [f"DROP TRIGGER {name}" for name in names]
    for statement in statements:
        connection.execute(text(statement))


class SqliteFiles:
    """Each test gets a copy of one file with empty tables, in a place that is free."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        self._places = (folder / str(number) for number in count())
        self._free: list[Path] = []
        create_tables(f"sqlite:///{self._template}")

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of an empty database for one test."""
        place = self._free.pop() if self._free else next(self._places)
        place.mkdir()
        copy = shutil.copy(self._template, place / "test.db")
        address = f"sqlite:///{copy}"
        engines.share(make_url(address))
        try:
            yield address
        finally:
            shutil.rmtree(place)
            if engines.take_back(make_url(address)):
                self._free.append(place)


class PostgresSchema:
    """One schema for the run, dropped at its end; its tables are emptied after each test."""

    def __init__(self, address: str) -> None:
        self._schema = f"poincon_test_{uuid.uuid4().hex[:12]}"
        separator = "&" if "?" in address else "?"
        self._address = f"{address}{separator}options=-csearch_path%3D{self._schema}"
        self._url = make_url(settings(self._address).database_url)
        self._engine = create_engine(self._url)
        engines.share(self._url)

    def create(self) -> None:
        """Create the schema with empty tables."""
        self._run(f"CREATE SCHEMA {self._schema}")
        create_tables(self._address)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of the emptied schema for one test."""
        try:
            yield self._address
        finally:
            engines.take_back(self._url)
            with self._engine.begin() as connection:
                clear(connection)

    def drop(self) -> None:
        """Drop the schema."""
        self._run(f"DROP SCHEMA IF EXISTS {self._schema} CASCADE")
        self._engine.dispose()

    def _run(self, statement: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(text(statement))
