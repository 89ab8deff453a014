"""Putting a back-up back: read whole and checked first, never over rows unless told, then in one step or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from ..engines import database_file
from . import ages, postgres, sqlite
from .facts import DatabaseFacts, read_facts
from .manifest import SQLITE, BackupManifest
from .packing import unpack
from .private import workshop
from .refusals import BackupRefused

FULL = (
    "The database that DATABASE_URL names has rows. To replace it by the back-up, say --overwrite. Nothing was changed."
)
OTHER = "This back-up is of {0}, DATABASE_URL is {1}: restore it to {0}, then flask database copy. Nothing was changed."


@dataclass(frozen=True, slots=True)
class RestoredBackup:
    """What was put back, and the file that keeps what was there before, of SQLite."""

    manifest: BackupManifest
    kept: Path | None


def check(file: Path, identity: Path | None, beside: Path | None) -> BackupManifest:
    """Read a back-up whole, without putting it anywhere. Raises BackupRefused unless it could be restored."""
    with _read(file, identity, beside) as (manifest, _database):
        return manifest


def restore(engine: Engine, file: Path, identity: Path | None, *, overwrite: bool) -> RestoredBackup:
    """Make the database that of a back-up. Raises BackupRefused, and then has changed nothing."""
    target = database_file(engine)
    with _read(file, identity, target.parent if target else None) as (manifest, database):
        if manifest.engine != engine.dialect.name:
            raise BackupRefused(OTHER.format(manifest.engine, engine.dialect.name))
        engine.dispose()
        kept = None
        if target:
            _check_free(sqlite.is_empty(target), overwrite=overwrite)
            sqlite.check_idle(target)
            kept = sqlite.put_in_place(database, target)
        else:
            _check_free(postgres.is_empty(engine), overwrite=overwrite)
            postgres.check_idle(engine)
            postgres.put_in_place(database, engine, manifest.facts)
    _check_same(manifest.facts, _facts(engine))
    return RestoredBackup(manifest, kept)


def _check_free(empty: bool, *, overwrite: bool) -> None:
    if not empty and not overwrite:
        raise BackupRefused(FULL)


@contextmanager
def _read(file: Path, identity: Path | None, beside: Path | None) -> Iterator[tuple[BackupManifest, Path]]:
    """A back-up's manifest and its database, which has the numbers that the manifest says."""
    with workshop(beside) as folder:
        plain = file
        if ages.is_encrypted(file):
            plain = folder / "plain"
            ages.decrypt(file, plain, identity)
        manifest, database = unpack(plain, folder)
        if manifest.engine == SQLITE:
            _check_same(manifest.facts, sqlite.check_file(database))
        else:
            postgres.check_dump(database, manifest.facts)
        yield manifest, database


def _facts(engine: Engine) -> DatabaseFacts:
    with engine.connect() as connection:
        return read_facts(connection)


def _check_same(said: DatabaseFacts, found: DatabaseFacts) -> None:
    if wrong := list(said.differences(found)):
        raise BackupRefused(f"The numbers do not agree. {'; '.join(wrong[:5])}")
