"""SQLite's way out and in: its own back-up while the server writes; a checked file put in the database's place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DatabaseError

from .. import clock
from ..audit.seen import mark_of
from ..engines import BESIDE
from ..private_files import open_private
from .facts import DatabaseFacts, read_facts
from .private import settle
from .refusals import BackupRefused

DAMAGED = "The database is damaged: {}. See “A damaged database” in docs/operations.md."
RUNNING = "The database is in use: stop the server and flask day, then restore again. Nothing was changed."


def copy_out(source: Path, target: Path) -> DatabaseFacts:
    """Copy the database of one moment while others write, and check the copy. Raises BackupRefused if it is damaged."""
    open_private(target).close()
    address = f"file:{quote(str(source))}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True)) as there, closing(sqlite3.connect(target)) as copy:
            there.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.DatabaseError as error:
        raise BackupRefused(DAMAGED.format(error)) from error
    return check_file(target)


def check_file(file: Path) -> DatabaseFacts:
    """The numbers of a database file whose every page is looked at. Raises BackupRefused."""
    with _opened(file) as connection:
        said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)")]
        if said != ["ok"]:
            raise BackupRefused(DAMAGED.format("; ".join(said)))
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BackupRefused("The database has rows that refer to rows that are not there: see operations.md.")
        return read_facts(connection)


def is_empty(target: Path) -> bool:
    """Whether nothing would be lost with this file: it is not there, or has no rows but the revision of its tables."""
    if not target.exists() or not target.stat().st_size:
        return True
    with _opened(target) as connection:
        rows = read_facts(connection).rows
    return not any(count for name, count in rows.items() if name != "alembic_version")


def check_idle(target: Path) -> None:
    """Raises BackupRefused while a process has the database open: what it wrote later would go to the old file."""
    if not target.exists():
        return
    with closing(sqlite3.connect(target, timeout=0)) as alone:
        try:
            (mode,) = alone.execute("PRAGMA journal_mode = DELETE").fetchone()
            alone.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupRefused(RUNNING) from error
        alone.rollback()
    if mode != "delete":
        raise BackupRefused(RUNNING)


def put_in_place(database: Path, target: Path) -> Path | None:
    """Make a checked file the database; returns where the one before it is kept, if there was one."""
    kept = None
    if target.exists():
        kept = target.with_name(f"{target.name}.before-{clock.now():%Y%m%dT%H%M%S}")
        target.rename(kept)
    for beside in (*(target.with_name(target.name + suffix) for suffix in BESIDE), mark_of(target)):
        beside.unlink(missing_ok=True)
    settle(database, target)
    return kept


@contextmanager
def _opened(file: Path) -> Iterator[Connection]:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(file), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise BackupRefused(DAMAGED.format(error.orig)) from error
    finally:
        engine.dispose()
