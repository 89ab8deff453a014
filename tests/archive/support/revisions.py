"""Which migration a database of the tests is at."""

from __future__ import annotations

from sqlalchemy import Connection, text

from server.archive import schema

REVISION = schema.newest_revision()


def migrated(connection: Connection, revision: str = REVISION) -> None:
    """Let a database that `create_all` made say which migration it is at."""
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
