"""The file of typed codes: bearer money, so never in the archive; written only when asked for, handed over apart."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import orjson
from sqlalchemy import Connection, select

from ..private_files import open_private
from ..streams import stream_chunks
from ..vouchers import codes
from ..vouchers.models import Voucher
from .refusals import AlreadyThere, ArchiveBroken

FORMAT, VERSION = "poincon-codes", 1
CHUNK = 5_000


def write(connection: Connection, path: Path) -> None:
    """Write each voucher's code in the order of the vouchers; the last line holds the digest of those before it."""
    digest = sha256()
    query = select(Voucher.id, Voucher.code).order_by(Voucher.id)
    with open_private(path) as file:
        for chunk in stream_chunks(connection, query, CHUNK):
            content = b"".join(_line({"id": key, "code": code}) for key, code in chunk)
            file.write(content)
            digest.update(content)
        file.write(_end(digest.hexdigest()))


def check_free(path: Path) -> None:
    """Raises AlreadyThere."""
    if path.exists():
        raise AlreadyThere


def check(path: Path) -> None:
    """That the file is whole and as it was written. Raises ArchiveBroken."""
    digest, last = sha256(), b""
    with path.open("rb") as file:
        for line in file:
            digest.update(last)
            last = line
    if last != _end(digest.hexdigest()):
        raise ArchiveBroken(path.name, "ce fichier de codes n'est pas entier ou a changé.")


def read(path: Path) -> Iterator[tuple[int, str]]:
    """Vouchers and their codes. Raises ArchiveBroken."""
    with path.open("rb") as file:
        for line in file:
            row = orjson.loads(line)
            if "format" in row:
                return
            code = str(row.get("code"))
            if codes.parse(code) != code:
                raise ArchiveBroken(path.name, "un code n'en est pas un.")
            yield row.get("id"), code


def _line(row: dict[str, object]) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _end(digest: str) -> bytes:
    return _line({"format": FORMAT, "version": VERSION, "sha256": digest})
