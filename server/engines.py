"""What each database engine needs of its connections: `prepare_sqlite`, with its queue of writers, `prepare_postgres`.

SQLite takes its write lock at the start of a transaction, and its writers queue for it in the process and
between processes: a writer that sleeps in SQLite's busy handler instead waits ten times longer than it must.
"""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event

if TYPE_CHECKING:
    from psycopg import Connection as PostgresConnection  # at run time only where PostgreSQL is used: it loads slowly

POOL: dict[str, Any] = {"pool_size": 16, "pool_use_lifo": True}  # the connection last used is warm at both ends
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")


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


def prepare_sqlite(engine: Engine) -> WriteQueue:
    """Set connections up and let transactions begin as they mean to go on; returns the queue of writers."""
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return WriteQueue(engine.url.database)


def prepare_postgres(engine: Engine) -> Engine:
    """Set connections up; returns an engine beside it whose statements commit by themselves and need no reset."""
    alone = create_engine(
        engine.url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        **POOL,
    )
    for one in (engine, alone):
        event.listen(one, "connect", _on_postgres_connect)
    return alone


def _on_postgres_connect(connection: PostgresConnection[Any], _record: Any) -> None:
    """Plan a repeated statement once: planning a seven-table look-up by keys takes ten times as long as running it."""
    connection.prepare_threshold = 1
    connection.execute("SET plan_cache_mode = force_generic_plan")
    connection.commit()  # nothing to do where statements commit by themselves


def _on_sqlite_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin in _on_sqlite_begin, not where the driver guesses
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_sqlite_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
