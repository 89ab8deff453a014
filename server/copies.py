"""Copies of the database: `flask database copy` to another one, such as from SQLite to PostgreSQL.

A copy goes table by table in the order of their foreign keys, in chunks and in one transaction of the target, so that
everything is copied or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection, Table, create_engine, exists, func, insert, select, text

from .commands import Commands
from .config import add_driver
from .db import db
from .streams import stream_chunks
from .tables import list_tables

CHUNK = 5_000

database = Commands("database", short_help="Move the database.")


@database.command("copy")
@click.option("--to", "address", required=True, help="The other database; migrated (flask db upgrade) and empty.")
def copy(address: str) -> None:
    """Copy every row to another database, such as from SQLite to PostgreSQL. Stop the server first."""
    target_engine = create_engine(add_driver(address))
    tables = list_tables()
    with db.engine.connect() as source, target_engine.begin() as target:
        if used := find_used(target, tables):
            raise click.ClickException(f"The other database has rows in {used} already: nothing was copied.")
        with references_at_the_end(target, tables):
            for table in tables:
                copied = sum(_copied(source, target, table))
                click.echo(f"{table.name}: {copied:,} rows")
        set_sequences(target, tables)
    target_engine.dispose()


def find_used(connection: Connection, tables: Iterable[Table]) -> str | None:
    """The first table that has rows, None in an empty database."""
    filled = (table.name for table in tables if connection.scalar(select(exists().select_from(table))))
    return next(filled, None)


@contextmanager
def references_at_the_end(connection: Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Check foreign keys only after the block, since a row may refer to a later row of its own table.

    On SQLite all foreign keys are checked at the end of the transaction instead.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
        yield
        return
    inward = [key for table in tables for key in table.foreign_key_constraints if key.referred_table is table]
    for key in inward:
        connection.execute(text(f"ALTER TABLE {key.table} ALTER CONSTRAINT {key.name} DEFERRABLE INITIALLY DEFERRED"))
    yield
    connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for key in inward:
        connection.execute(text(f"ALTER TABLE {key.table} ALTER CONSTRAINT {key.name} NOT DEFERRABLE"))


def _copied(source: Connection, target: Connection, table: Table) -> Iterator[int]:
    """Copy a table; yields the number of rows of each chunk."""
    for chunk in stream_chunks(source, select(table).order_by(*table.primary_key), CHUNK):
        target.execute(insert(table), [row._asdict() for row in chunk])
        yield len(chunk)


def set_sequences(target: Connection, tables: Iterable[Table]) -> None:
    """Set PostgreSQL's id sequences to the highest copied id, which SQLite does by itself, and update statistics."""
    if target.dialect.name != "postgresql":
        return
    for table in tables:
        key = table.autoincrement_column
        highest = target.scalar(select(func.max(key))) if key is not None else None
        if key is not None and highest is not None:
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            target.execute(select(func.setval(sequence, highest)))
    target.execute(text("ANALYZE"))
