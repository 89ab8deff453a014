"""Files only their owner may read, and that are on the disk when they have their name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO


def open_private(path: Path) -> IO[bytes]:
    """A new file to write, mode 0600."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


@contextmanager
def workshop(beside: Path | None) -> Iterator[Path]:
    """A folder for what is in the clear while a back-up is made: beside the database, else in TMPDIR; then deleted."""
    with TemporaryDirectory(prefix=".poincon-backup-", dir=beside) as folder:
        yield Path(folder)


def settle(part: Path, path: Path) -> None:
    """Give a file that is complete its name, once all of it is on the disk."""
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
