"""Writing an archive's files into one ZIP or one folder, which appears whole at the end or not at all.

Dates, owners and modes of files are always the same: equal content makes an equal ZIP.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..private_files import OWNERS, open_private
from .refusals import AlreadyThere

Opening = Callable[[str], AbstractContextManager[IO[bytes]]]


class ArchiveFile(NamedTuple):
    """A file of an archive; ``rows`` of a table, None of any other file."""

    name: str
    rows: int | None
    bytes: int
    sha256: str


class Pack:
    """The files of an archive on their way into it."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self.entries: list[ArchiveFile] = []

    def add(self, name: str, content: bytes) -> None:
        """Add one file that is in memory."""
        self._write(name, [(0, content)], None)

    def add_rows(self, name: str, chunks: Iterable[tuple[int, bytes]]) -> None:
        """Add a file of rows, given in chunks with the number of rows in each."""
        self._write(name, chunks, 0)

    def _write(self, name: str, chunks: Iterable[tuple[int, bytes]], rows: int | None) -> None:
        digest, size = sha256(), 0
        with self._opening(name) as file:
            for count, content in chunks:
                file.write(content)
                digest.update(content)
                size += len(content)
                rows = None if rows is None else rows + count
        self.entries.append(ArchiveFile(name, rows, size, digest.hexdigest()))


@contextmanager
def pack(path: Path) -> Iterator[Pack]:
    """Files for a ZIP if the path ends in ``.zip``, else for a folder. Raises AlreadyThere."""
    if path.exists():
        raise AlreadyThere
    part = path.with_name(f".{path.name}.part")
    try:
        with (_zip if path.suffix.lower() == ".zip" else _folder)(part) as opening:
            yield Pack(opening)
        part.replace(path)
    finally:
        shutil.rmtree(part, ignore_errors=True) if part.is_dir() else part.unlink(missing_ok=True)


@contextmanager
def _zip(path: Path) -> Iterator[Opening]:
    with open_private(path) as file, ZipFile(file, "w") as archive:
        yield partial(_entry, archive)


def _entry(archive: ZipFile, name: str) -> AbstractContextManager[IO[bytes]]:
    info = ZipInfo(name)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, OWNERS << 16
    return archive.open(info, "w", force_zip64=True)


@contextmanager
def _folder(path: Path) -> Iterator[Opening]:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700)
    yield lambda name: open_private(path / name)
