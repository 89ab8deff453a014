"""Alembic's environment: migrations run on the app's own engine, one transaction for each run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from server.db import Base, UtcDateTime, db
from server.tables import list_tables


def render_item(kind: str, item: Any, _autogen_context: Any) -> str | Literal[False]:
    """Write `UtcDateTime` as the plain column type, so that migrations import nothing of the app."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


@contextmanager
def references_checked_at_the_end(connection: Connection) -> Iterator[None]:
    """Turn foreign keys off on SQLite: batch mode recreates a table, and dropping the old one must not delete rows."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")  # has no effect inside a transaction
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def migrate() -> None:
    """Run the migrations that are missing, in one transaction."""
    list_tables()
    options = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection, references_checked_at_the_end(connection):
        context.configure(connection=connection, target_metadata=Base.metadata, render_item=render_item, **options)
        with context.begin_transaction():
            context.run_migrations()
            check_references(connection)


def check_references(connection: Connection) -> None:
    """Raises RuntimeError, which rolls the run back, for a row that refers to a missing one; PostgreSQL does itself."""
    if connection.dialect.name == "sqlite" and (
        broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    ):
        raise RuntimeError(f"rows refer to what is not there: {broken[:3]}")


migrate()
