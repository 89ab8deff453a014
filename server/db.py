"""The database: one SQLAlchemy instance, aware UTC times, and the one way to write: `transaction()`.

SQLite takes its write lock at the start of a transaction, and its writers queue for it in the process and
between processes: a writer that sleeps in SQLite's busy handler instead waits ten times longer than it must.
"""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from psycopg import Connection as PostgresConnection  # at run time only where PostgreSQL is used: it loads slowly

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every model; constraints get predictable names."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is a bug and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class WriteQueue:
    """SQLite's single writer: threads of this process queue for a lock, processes for a lock on a file."""

    def __init__(self, database: str | None) -> None:
        self._turn = threading.Lock()
        self._path = Path(f"{database}.writers") if database else None
        self._file: IO[bytes] | None = None  # opened at first use: processes that share an open file share its lock

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until no one else writes; others wait until the block ends."""
        with self._turn, self._turn_of_process():
            yield

    @contextmanager
    def _turn_of_process(self) -> Iterator[None]:
        if self._path and not self._file:
            self._file = self._path.open("ab")
        if self._file:
            fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if self._file:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the side file."""
        if self._file:
            self._file.close()
            self._file = None


@contextmanager
def transaction() -> Iterator[Session]:
    """One transaction that writes: committed at the end of the block, rolled back when it raises."""
    session = db.session()
    queue: WriteQueue | None = current_app.extensions.get("write_queue")
    with queue.turn() if queue else nullcontext():
        try:
            if queue:
                session.rollback()
                session.connection(execution_options={"write": True})
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def statements() -> Iterator[Connection]:
    """For an act whose statements each stand alone, such as taking in a batch of scans that promise nothing together.

    PostgreSQL commits each by itself, which spares two of every five round trips; SQLite has one transaction for all.
    """
    autocommit: Engine | None = current_app.extensions.get("autocommit_engine")
    if autocommit:
        with autocommit.connect() as connection:
            yield connection
    else:
        with transaction() as session:
            yield session.connection()


def insert_into(session: Session, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert in the session's dialect, which may say what happens on a conflict."""
    return sqlite.insert(model) if session.get_bind().dialect.name == "sqlite" else postgresql.insert(model)


def init_app(app: Flask, database_url: str) -> None:
    """Connect the app to its database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    if not database_url.startswith("sqlite"):
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": 16}
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(app, db.engine)
        else:
            event.listen(db.engine, "connect", _on_postgres_connect)
            app.extensions["autocommit_engine"] = db.engine.execution_options(isolation_level="AUTOCOMMIT")


def _on_postgres_connect(connection: PostgresConnection[Any], _record: Any) -> None:
    """Plan a repeated statement once: planning a seven-table look-up by keys takes ten times as long as running it."""
    connection.prepare_threshold = 1
    connection.execute("SET plan_cache_mode = force_generic_plan")
    connection.commit()


def _prepare_sqlite(app: Flask, engine: Engine) -> None:
    app.extensions["write_queue"] = WriteQueue(engine.url.database)
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)


def _on_sqlite_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin in _on_sqlite_begin, not where the driver guesses
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _on_sqlite_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
