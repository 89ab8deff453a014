"""Files of a print run: a folder locked for one run at a time, and files that are written in full or not at all."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..private_files import OWNERS, open_private
from .refusals import FolderNotWritable, OtherRun, RunGoingOn

MARK = "tirage.txt"
UNFINISHED = ".part"


@contextmanager
def take_folder(folder: Path, fingerprint: str) -> Iterator[None]:
    """Lock a folder for the run with this fingerprint; it must be empty or hold an earlier start of the same run.

    Raises FolderNotWritable, RunGoingOn, OtherRun.
    """
    with _opened(folder) as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RunGoingOn from error
        begun = os.pread(mark, 100, 0).decode(errors="replace")
        if begun not in ("", fingerprint) or (not begun and _used(folder)):
            raise OtherRun(folder)
        os.pwrite(mark, fingerprint.encode(), 0)
        for left_over in folder.glob(f".*{UNFINISHED}"):
            left_over.unlink(missing_ok=True)
        yield


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, since it is worth money; it gets its name when it is complete."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    with open_private(unfinished) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark = os.open(folder / MARK, os.O_RDWR | os.O_CREAT, OWNERS)
    except OSError as error:
        raise FolderNotWritable(folder) from error
    try:
        yield mark
    finally:
        os.close(mark)


def _used(folder: Path) -> bool:
    return any(path.suffix in (".pdf", ".csv") for path in folder.iterdir())
