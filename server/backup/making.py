"""Making a back-up: the database of one moment, checked, packed, encrypted on demand, and named only when complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from .. import clock
from ..engines import database_file
from . import ages, postgres, sqlite
from .manifest import CONTENTS, BackupManifest
from .packing import digest, pack
from .private import settle, workshop
from .refusals import BackupRefused

PART = ".part"


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A back-up's file, its SHA-256 as it lies there, and what it says of itself."""

    file: Path
    sha256: str
    manifest: BackupManifest


def make(engine: Engine, to: Path, issuer: str, recipients: Sequence[str]) -> MadeBackup:
    """Back the database up while others write, to a file or into a folder under a name with the moment.

    Nothing has that name before it is complete and on the disk. Raises BackupRefused.
    """
    keys = ages.read_recipients(recipients)
    made_at = clock.now()
    file = _place(to, f"poincon-{made_at:%Y%m%dT%H%M%SZ}.tar.gz{'.age' if keys else ''}")
    part = file.with_name(file.name + PART)
    source = database_file(engine)
    with workshop(source.parent if source else None) as folder:
        database = folder / CONTENTS[engine.dialect.name]
        facts = sqlite.copy_out(source, database) if source else postgres.copy_out(engine, database)
        size = database.stat().st_size
        manifest = BackupManifest(engine.dialect.name, clock.iso(made_at), issuer, size, digest(database), facts)
        try:
            _pack(manifest, database, part, keys)
            sha256 = digest(part)
            settle(part, file)
        finally:
            part.unlink(missing_ok=True)
    return MadeBackup(file, sha256, manifest)


def _pack(manifest: BackupManifest, database: Path, part: Path, keys: Sequence[Any]) -> None:
    plain = database.with_name("plain") if keys else part
    pack(manifest, database, plain)
    if keys:
        ages.encrypt(plain, part, keys)


def list_unfinished(file: Path) -> list[Path]:
    """Back-ups in the same folder that broke off before they had their name."""
    return sorted(file.parent.glob(f"poincon-*{PART}"))


def _place(to: Path, name: str) -> Path:
    file = to / name if to.is_dir() else to
    if not file.absolute().parent.is_dir():
        raise BackupRefused(f"There is no folder {file.parent}.")
    if file.exists():
        raise BackupRefused(f"{file} is there already: a back-up is never written over.")
    return file
