"""Connections of each database engine: `prepare_sqlite`, with a queue of writers, and `prepare_postgres`.

A SQLite transaction that writes takes the write lock when it begins. Writers queue for it here, within the process and
between processes: waiting in SQLite's own busy handler, which polls, takes ten times as long.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event

from .folding import fold
from .private_files import OWNERS

if TYPE_CHECKING:
    from psycopg import Connection as PostgresConnection  # slow to import: only where PostgreSQL is used

CONNECT_SECONDS, POOL_SECONDS = 3, 5
"""How long opening a connection, and waiting for one of the pool, may take."""
POOL: dict[str, Any] = {
    "pool_size": 16,
    "pool_use_lifo": True,  # last in, first out: caches are warm
    "pool_timeout": POOL_SECONDS,
    "connect_args": {"connect_timeout": CONNECT_SECONDS},
}
LIMITS = {"lock_timeout": "20s", "statement_timeout": "120s", "idle_in_transaction_session_timeout": "300s"}
"""PostgreSQL's limits for what serves requests: none waits for ever for another. Commands have none."""
BESIDE = ("-wal", "-shm")
"""What SQLite adds to the name of its file for those that it keeps beside it."""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")


class WriteQueue:
    """SQLite's single writer: threads of this process queue for a lock, processes for a lock on a file."""

    def __init__(self, database: str | None) -> None:
        self._turn = threading.Lock()
        self._path = Path(f"{database}.writers") if database else None
        self._file: IO[bytes] | None = None  # opened after the fork: processes that inherit an open file share its lock

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until nobody else writes; nobody else writes until the block ends."""
        with self._turn, self._turn_of_process():
            yield

    @contextmanager
    def _turn_of_process(self) -> Iterator[None]:
        if self._path and not self._file:
            self._file = os.fdopen(os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNERS), "ab")
        if self._file:
            fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if self._file:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the lock file."""
        if self._file:
            self._file.close()
            self._file = None


def database_file(engine: Engine) -> Path | None:
    """The file of an SQLite database; None of PostgreSQL, or of a database in memory."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name and name != ":memory:" else None


def prepare_sqlite(engine: Engine) -> WriteQueue:
    """Set up connections; a transaction that writes takes the write lock when it begins. Returns the write queue."""
    event.listen(engine, "do_connect", partial(_make_private, engine.url.database))
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return WriteQueue(engine.url.database)


def prepare_postgres(engine: Engine, *, limited: bool) -> Engine:
    """Set up connections; returns a second engine in autocommit mode, whose connections need no reset.

    ``limited``: LIMITS hold.
    """
    alone = create_engine(
        engine.url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        **POOL,
    )
    for one in (engine, alone):
        event.listen(one, "connect", _on_postgres_connect)
        if limited:
            event.listen(one, "connect", _limit)
    return alone


def _on_postgres_connect(connection: PostgresConnection[Any], _record: Any) -> None:
    """Plan a repeated query once (docs/decisions/planned-once.md): planning takes ten times as long as running."""
    connection.prepare_threshold = 1
    connection.execute("SET plan_cache_mode = force_generic_plan")
    connection.commit()  # no effect in autocommit mode


def _limit(connection: PostgresConnection[Any], _record: Any) -> None:
    connection.execute("; ".join(f"SET {name} = '{value}'" for name, value in LIMITS.items()))
    connection.commit()


def _make_private(database: str | None, *_connecting: Any) -> None:
    """Make the file that SQLite would make with the mode of the umask, and those beside it like it.

    One that is there keeps its own.
    """
    if not database or database.startswith((":", "file:")):
        return
    with suppress(FileExistsError, FileNotFoundError):
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS))


def _on_sqlite_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # _on_sqlite_begin begins transactions, not the driver
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("folded", 1, lambda text: text if text is None else fold(text), deterministic=True)


def _on_sqlite_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
