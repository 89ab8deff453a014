"""Reads an archive that may have been tampered with: a ZIP or a folder, flat, with known names and bounded sizes."""

from __future__ import annotations

import zlib
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Protocol
from zipfile import BadZipFile, ZipFile

from . import manifest
from .refusals import ArchiveBroken

CHUNK = 1 << 20
LONGEST_LINE = 1 << 25
"""Bytes; such a row has a document in it."""
MOST_SMALL = 1 << 24
"""Bytes of a file that holds no rows."""
MOST_TIMES = 100
"""How many times larger than its ZIP an archive may be; ours are ten times."""
UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Archive(Protocol):
    """Files by their names."""

    @abstractmethod
    def names(self) -> list[str]:
        """Every name; one that is there twice comes twice."""

    @abstractmethod
    def open(self, name: str) -> IO[bytes]:
        """A file's content."""


class Folder:
    """An archive written as a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        return sorted(one.name for one in self._path.iterdir())

    def open(self, name: str) -> IO[bytes]:
        path = self._path / name
        if path.is_symlink() or not path.is_file():
            raise ArchiveBroken(name, "ce n'est pas un fichier.")
        return path.open("rb")


class Zip:
    """An archive written as one file."""

    def __init__(self, file: ZipFile, size: int) -> None:
        self._file = file
        if sum(info.file_size for info in file.infolist()) > MOST_TIMES * size + MOST_SMALL:
            raise ArchiveBroken(Path(file.filename or "").name, "son contenu est trop gros pour être vrai.")

    def names(self) -> list[str]:
        return [info.filename for info in self._file.infolist()]

    def open(self, name: str) -> IO[bytes]:
        return self._file.open(name)


@contextmanager
def unpack(path: Path) -> Iterator[Archive]:
    """Open the archive in a ZIP or a folder, without checking its content. Raises ArchiveBroken."""
    if path.is_dir():
        yield Folder(path)
        return
    try:
        file = ZipFile(path)
    except UNREADABLE as error:
        raise ArchiveBroken(path.name, "ce n'est pas un fichier ZIP entier.") from error
    with file:
        yield Zip(file, path.stat().st_size)


def check_digests(archive: Archive) -> None:
    """Check that exactly the listed files are there with their digests. Raises ArchiveBroken with a file's name."""
    names = archive.names()
    if manifest.SUMS not in names:
        raise ArchiveBroken(manifest.SUMS, "ce fichier manque.")
    digests = manifest.read_sums(read_small(archive, manifest.SUMS))
    for name in sorted(digests.keys() - set(names)):
        raise ArchiveBroken(name, "ce fichier manque.")
    for name, count in Counter(names).items():
        if count > 1 or (name not in digests and name != manifest.SUMS):
            raise ArchiveBroken(repr(name), "ce fichier n'est pas de cette archive.")
    for name, digest in digests.items():
        if _digest(archive, name) != digest:
            raise ArchiveBroken(name, "son contenu a changé depuis l'export.")


def read_small(archive: Archive, name: str) -> bytes:
    """The content of a file that holds no rows. Raises ArchiveBroken."""
    with reading(name), archive.open(name) as file:
        content = file.read(MOST_SMALL + 1)
    if len(content) > MOST_SMALL:
        raise ArchiveBroken(name, "ce fichier est trop gros.")
    return content


def lines(archive: Archive, name: str) -> Iterator[bytes]:
    """The lines of a file of rows. Raises ArchiveBroken."""
    with reading(name), archive.open(name) as file:
        while line := file.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise ArchiveBroken(name, "une ligne est coupée ou trop longue.")
            yield line


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn errors while a file is read into ArchiveBroken with the file's name."""
    try:
        yield
    except UNREADABLE as error:
        raise ArchiveBroken(name, "ce fichier ne se lit pas en entier.") from error


def _digest(archive: Archive, name: str) -> str:
    digest = sha256()
    with reading(name), archive.open(name) as file:
        while content := file.read(CHUNK):
            digest.update(content)
    return digest.hexdigest()
