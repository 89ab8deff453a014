"""Files that are on the disk when they have their name, and a folder for what is in the clear until then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


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
