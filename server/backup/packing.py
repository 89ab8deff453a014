"""The file of a back-up: a gzipped tar of ``manifest.json`` and the database, encrypted on demand."""

from __future__ import annotations

import shutil
import tarfile
import zlib
from collections.abc import Mapping
from gzip import GzipFile
from hashlib import file_digest
from pathlib import Path
from typing import IO

from ..private_files import open_private
from .manifest import CONTENTS, BackupManifest, read_manifest
from .refusals import BackupRefused

MANIFEST, LONGEST_MANIFEST = "manifest.json", 1024 * 1024
PIECE = 1024 * 1024
CUT = "This back-up is cut off or damaged ({}): take another one. Nothing was changed."


def pack(manifest: BackupManifest, database: Path, file: Path) -> None:
    """Write the manifest and the database to a file that only its owner may read."""
    said = database.with_name(MANIFEST)
    with open_private(said) as there:
        there.write(manifest.text())
    with open_private(file) as there, GzipFile(fileobj=there, mode="wb", compresslevel=1) as packed:
        _write(packed, {MANIFEST: said, CONTENTS[manifest.engine]: database})


def _write(packed: GzipFile, files: Mapping[str, Path]) -> None:
    with tarfile.open(fileobj=packed, mode="w|") as tar:
        for name, path in files.items():
            tar.add(path, name)


def unpack(file: Path, folder: Path) -> tuple[BackupManifest, Path]:
    """The manifest, and the database written into a folder, its digest checked. Raises BackupRefused."""
    try:
        with GzipFile(file, "rb") as packed:
            manifest, database = _read(packed, folder)
            while packed.read(PIECE):  # to its end, where gzip's own check stands
                pass
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise BackupRefused(CUT.format(str(error) or type(error).__name__)) from error
    if (database.stat().st_size, digest(database)) != (manifest.size, manifest.sha256):
        raise BackupRefused(CUT.format("its digest is not the one that it says"))
    return manifest, database


def _read(packed: GzipFile, folder: Path) -> tuple[BackupManifest, Path]:
    with tarfile.open(fileobj=packed, mode="r|") as tar:
        manifest = read_manifest(_member(tar, MANIFEST).read(LONGEST_MANIFEST))
        database = folder / CONTENTS[manifest.engine]
        with open_private(database) as there:
            shutil.copyfileobj(_member(tar, database.name), there, PIECE)
    return manifest, database


def digest(file: Path) -> str:
    """SHA-256 of a file, as sha256sum prints it."""
    with file.open("rb") as there:
        return file_digest(there, "sha256").hexdigest()


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    """The next file of a tar, which must have this name; where it says it belongs is never looked at."""
    entry = tar.next()
    content = tar.extractfile(entry) if entry and entry.name == name and entry.isfile() else None
    if content is None:
        raise BackupRefused(CUT.format(f"{name} is missing"))
    return content
