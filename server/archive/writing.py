"""Writing an archive: `export` puts one moment of the database into files, while everyone goes on working."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from flask import current_app
from sqlalchemy import Column, Connection, String, Table, select

from .. import clock
from ..db import db
from ..streams import stream_chunks
from . import beside, readme, schema, typed_codes
from .manifest import MANIFEST, README, ROWS, SUMS, Manifest, sums
from .packing import Pack, pack
from .tables import check_described, columns_of, list_exported
from .values import encoder

CHUNK = 2_000
JSON_LINES = orjson.OPT_APPEND_NEWLINE


def export(path: Path, codes: Path | None = None) -> Manifest:
    """Write an archive to a folder, or to one file ending in ``.zip``; the vouchers' typed codes go to a file apart.

    Raises NotMigrated, NotDescribed, AlreadyThere.
    """
    if codes:
        typed_codes.check_free(codes)
    with _snapshot() as connection:
        revision = schema.revision(connection)
        check_described(connection)
        with pack(path) as files:
            for table in list_exported():
                files.add_rows(f"{table.name}{ROWS}", _rows(connection, table))
            files.add(README, readme.text().encode())
            for name, content in beside.files(connection).items():
                files.add(name, content)
            contents = _manifest(connection, revision, files)
            files.add(MANIFEST, contents.text())
            files.add(SUMS, sums(files.entries))
        if codes:
            typed_codes.write(connection, codes)
    return contents


@contextmanager
def _snapshot() -> Iterator[Connection]:
    """One consistent view of the database inside the block; it blocks nobody."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


def _rows(connection: Connection, table: Table) -> Iterator[tuple[int, bytes]]:
    """A table's rows in the order of its key, as lines of JSON with their number."""
    columns = columns_of(table)
    encoded = encoder(columns)
    query = select(*columns).order_by(*(_in_bytes_order(connection, column) for column in table.primary_key))
    for chunk in stream_chunks(connection, query, CHUNK):
        yield len(chunk), b"".join(orjson.dumps(encoded(row), option=JSON_LINES) for row in chunk)


def _in_bytes_order(connection: Connection, column: Column[Any]) -> Any:
    """Order by bytes, the same on every engine whatever its collation."""
    of_text = isinstance(column.type, String) and connection.dialect.name == "postgresql"
    return column.collate("C") if of_text else column


def _manifest(connection: Connection, revision: str, files: Pack) -> Manifest:
    issuer = current_app.config["POINCON"].public_url
    head = beside.newest_head(connection)
    return Manifest(revision, clock.iso(clock.now()), issuer, head, beside.leaves(), list(files.entries))
