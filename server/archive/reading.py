"""Taking an archive in: all of it into an empty database of the same schema, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Insert, String, Table, bindparam, insert
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from .. import copies
from ..db import FreeTextColumn, transaction
from ..tables import list_tables
from . import beside, manifest, schema, typed_codes
from .manifest import MANIFEST, ROWS, Manifest
from .refusals import ArchiveBroken, NotEmpty, OtherSchema
from .tables import columns_left_out, columns_of, list_exported
from .unpacking import Archive, check_digests, lines, read_small, unpack
from .values import decoder

CHUNK = 2_000
Row = dict[str, Any]


def take_in(path: Path, codes: Path | None = None) -> Manifest:
    """Write an archive's rows into this empty database; the vouchers' codes from a file apart, else new ones.

    Everything is checked before anything is written. Raises ArchiveBroken, OtherFormat, OtherSchema, NotMigrated,
    NotEmpty.
    """
    with unpack(path) as archive:
        contents = check_archive(archive)
        if codes:
            typed_codes.check(codes)
        try:
            with transaction() as session:
                _check_database(session.connection(), contents)
                _write(session, archive, contents, codes)
        except IntegrityError as error:
            raise ArchiveBroken(path.name, "des lignes renvoient à d'autres qui n'y sont pas.") from error
    return contents


def check_archive(archive: Archive) -> Manifest:
    """What an archive says of itself, once every file is as it was written. Raises ArchiveBroken, OtherFormat."""
    check_digests(archive)
    contents = manifest.read(read_small(archive, MANIFEST))
    names = {entry.name for entry in contents.files} | {MANIFEST, manifest.SUMS}
    for name in sorted(names ^ set(archive.names())):
        raise ArchiveBroken(name, "le manifeste et les fichiers ne s'accordent pas.")
    return contents


def _check_database(connection: Connection, contents: Manifest) -> None:
    here = schema.revision(connection)
    if here != contents.schema_revision:
        raise OtherSchema(
            f"L'archive est au schéma {contents.schema_revision}, cette version au schéma {here}. Importez l'archive "
            "avec la version qui l'a écrite, puis mettez à jour."
        )
    if copies.find_used(connection, list_tables()):
        raise NotEmpty


def _write(session: Session, archive: Archive, contents: Manifest, codes: Path | None) -> None:
    connection, tables = session.connection(), list_exported()
    rows = {entry.name: entry.rows for entry in contents.files if entry.rows is not None}
    if list(rows) != [f"{table.name}{ROWS}" for table in tables]:
        raise ArchiveBroken(MANIFEST, "ses tables ne sont pas celles de ce schéma.")
    with copies.references_at_the_end(connection, tables):
        for table in tables:
            name = f"{table.name}{ROWS}"
            count = _insert(connection, table, _with_codes(_rows(archive, name, table), table, codes), name)
            if count != rows[name]:
                raise ArchiveBroken(name, "il n'a pas le nombre de lignes que dit le manifeste.")
    copies.set_sequences(connection, tables)
    _check_beside(connection, archive, contents)


def _check_beside(connection: Connection, archive: Archive, contents: Manifest) -> None:
    """Raises ArchiveBroken unless the figures, keys and head in the archive follow from its rows."""
    leaves = beside.leaves()
    known = {kind: leaves.get(kind) for kind in contents.leaves}  # an older version of ours logged fewer kinds
    if beside.newest_head(connection) != contents.log_head or known != contents.leaves:
        raise ArchiveBroken(MANIFEST, "il ne dit pas ce que disent les tables.")
    for name, content in beside.files(connection).items():
        if read_small(archive, name) != content:
            raise ArchiveBroken(name, "il ne dit pas ce que disent les tables.")


def _rows(archive: Archive, name: str, table: Table) -> Iterator[Row]:
    decoded, instead = decoder(columns_of(table)), columns_left_out(table)
    for number, line in enumerate(lines(archive, name), 1):
        try:
            row = decoded(orjson.loads(line))
        except (ValueError, TypeError) as error:
            raise ArchiveBroken(name, f"la ligne {number} n'est pas une ligne de cette table.") from error
        yield row | {column: make() for column, make in instead.items()}


def _with_codes(rows: Iterator[Row], table: Table, codes: Path | None) -> Iterator[Row]:
    """Vouchers with their own codes: both files have them in the same order."""
    if codes is None or table.name != "vouchers":
        yield from rows
        return
    own = typed_codes.read(codes)
    for row in rows:
        key, row["code"] = next(own, (None, None))
        if key != row["id"]:
            raise ArchiveBroken(codes.name, "ces codes sont ceux d'une autre archive.")
        yield row
    if next(own, None):
        raise ArchiveBroken(codes.name, "ces codes sont ceux d'une autre archive.")


def _insert(connection: Connection, table: Table, rows: Iterator[Row], name: str) -> int:
    count, as_written = 0, _as_written(table)
    while chunk := list(islice(rows, CHUNK)):
        try:
            connection.execute(as_written, chunk)
        except (StatementError, OverflowError) as error:
            raise ArchiveBroken(name, "la base refuse une de ses lignes.") from error
        count += len(chunk)
    return count


def _as_written(table: Table) -> Insert:
    """An INSERT that does not repair texts: digests cover every character as it was."""
    free = [column.name for column in table.columns if isinstance(column.type, FreeTextColumn)]
    return insert(table).values({name: bindparam(name, type_=String()) for name in free})
