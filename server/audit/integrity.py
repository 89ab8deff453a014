"""Whether the database's own pages are whole: SQLite by its integrity check, PostgreSQL by amcheck and checksums."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ..db import db

MOST = 20
CORRUPT, NO_DATABASE = 11, 26
"""SQLite's primary codes of a file that is damaged, or is none."""
DATA_CORRUPTED, INDEX_CORRUPTED = "XX001", "XX002"
AMCHECK = "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'amcheck'"
MAY = "SELECT bool_and(has_function_privilege(oid, 'execute')) FROM pg_proc WHERE proname = 'bt_index_check'"
INDEXES = """
    SELECT pg_class.oid, relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
    JOIN pg_am ON pg_am.oid = relam
    WHERE amname = 'btree' AND indisvalid AND relnamespace = current_schema()::regnamespace ORDER BY relname
"""
FAILURES = "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"


def find_problems() -> Iterator[str]:
    """A sentence for each place where the database is not whole; looks at every page, later writes are not blocked."""
    if db.engine.dialect.name == "sqlite":
        yield from _of_file(Path(str(db.engine.url.database)))
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield from _of_postgres(connection)


def is_damage(error: DBAPIError) -> bool:
    """Whether a query failed because the database is damaged, not because it is away or refused something."""
    if isinstance(error.orig, sqlite3.DatabaseError):
        return _is_corrupt(error.orig)
    return getattr(error.orig, "sqlstate", None) in (DATA_CORRUPTED, INDEX_CORRUPTED)


def amcheck_schema(connection: Connection) -> str | None:
    """Where amcheck's functions are, if it is installed in this PostgreSQL database and we may call them."""
    schema: str | None = connection.scalar(text(AMCHECK))
    return schema if schema and connection.scalar(text(MAY)) else None


def _of_file(file: Path) -> Iterator[str]:
    """On a connection of its own: those of the app remember pages that were whole when they were read."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True)) as connection:
        try:
            said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
        except sqlite3.DatabaseError as error:
            if not _is_corrupt(error):
                raise
            said = [str(error)]
    yield from (f"database: {one}" for one in said if one != "ok")


def _is_corrupt(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (CORRUPT, NO_DATABASE)


def _of_postgres(connection: Connection) -> Iterator[str]:
    if failures := connection.scalar(text(FAILURES)):
        yield f"database: PostgreSQL read {failures} pages whose checksum is wrong"
    schema = amcheck_schema(connection)
    if schema is None:
        return
    check = text(f"SELECT {schema}.bt_index_check(CAST(:index AS regclass), true)")
    for oid, name in connection.execute(text(INDEXES)).all():
        try:
            connection.execute(check, {"index": oid})
        except DBAPIError as error:
            if not is_damage(error):
                raise
            yield f"database: index {name}: {error.orig}"
