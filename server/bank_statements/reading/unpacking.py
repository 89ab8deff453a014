"""Files as they are sent: one by itself, or packed by gzip or ZIP; unpacked within bounds, never deeper."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from .limits import LARGEST_CONTENT, LARGEST_FILE, MOST_FILES, StatementTooLarge, unreadable

GZIP, ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
OF_GZIP = 31
"""For zlib: the largest window, with gzip's header."""
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
NO_FILES = ("__MACOSX/",)


class Unpacked(NamedTuple):
    """One file: its name without folders, its bytes."""

    name: str
    content: bytes


def unpack(name: str, content: bytes) -> list[Unpacked]:
    """The files inside, or the file itself. Raises StatementTooLarge, UnreadableBankFile."""
    try:
        if content.startswith(GZIP):
            return [Unpacked(name.removesuffix(".gz"), _gunzipped(content))]
        if content.startswith(ZIP):
            return list(_members(content))
    except BROKEN as error:
        raise unreadable("L'archive est abîmée ou protégée par un mot de passe") from error
    _check_size(len(content))
    return [Unpacked(name, content)]


def _gunzipped(content: bytes) -> bytes:
    """Raises StatementTooLarge before more than that is unpacked; several gzip streams may follow each other."""
    unpacked = io.BytesIO()
    while content:
        stream = zlib.decompressobj(OF_GZIP)
        unpacked.write(stream.decompress(content, LARGEST_FILE + 1 - unpacked.tell()))
        _check_size(unpacked.tell())
        if not stream.eof:
            raise EOFError
        content = stream.unused_data.lstrip(b"\0")
    return unpacked.getvalue()


def _members(content: bytes) -> Iterator[Unpacked]:
    with ZipFile(io.BytesIO(content)) as archive:
        files = [one for one in archive.infolist() if not (one.is_dir() or one.filename.startswith(NO_FILES))]
        if not files:
            raise unreadable("L'archive est vide")
        if len(files) > MOST_FILES:
            raise StatementTooLarge
        left = LARGEST_CONTENT
        for one in files:
            member = _member(archive, one)
            left -= len(member.content)
            if left < 0:
                raise StatementTooLarge
            yield member


def _member(archive: ZipFile, one: ZipInfo) -> Unpacked:
    """What its directory says of a member's size is not believed."""
    with archive.open(one) as file:
        content = file.read(LARGEST_FILE + 1)
    _check_size(len(content))
    return Unpacked(one.filename.replace("\\", "/").rsplit("/", 1)[-1], content)


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        raise StatementTooLarge
