"""Bytes of files as text: UTF-8, UTF-16, what spreadsheets of Windows and old Macs write; any bytes can be decoded."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

BOM: Final = "\ufeff"
START: Final = 4096
_BOMS: Final = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OF_SPREADSHEETS: Final = ("cp1252", "mac_roman")
_FRENCH: Final = frozenset("éèêëàâäîïôöùûüÿçœæÉÈÊËÀÂÎÏÔÙÛÇŒ’‘«»–—…€°²\u00a0")


def decode(data: bytes) -> str:
    """Bytes as text: UTF-8 if they can be, else the encoding that reads most like French."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        texts = [text for encoding in _OF_SPREADSHEETS if (text := _decoded(data, encoding)) is not None]
        return max([*texts, data.decode("latin-1")], key=_frenchness)


def decode_file(data: bytes) -> str:
    """A whole file as text, without a mark of byte order."""
    wide = wide_encoding(data[:START])
    return (data.decode(wide, "replace") if wide else decode(data)).removeprefix(BOM)


def wide_encoding(start: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, or by the zeros in every second byte; None for every other encoding."""
    for mark, encoding in _BOMS.items():
        if start.startswith(mark):
            return encoding
    even, odd = start[::2], start[1::2]
    if len(start) < 8 or min(even.count(0), odd.count(0)) > len(odd) // 4:
        return None
    if odd.count(0) > len(odd) // 2:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) // 2 else None


@contextmanager
def open_lines(path: Path) -> Iterator[Callable[[], str]]:
    """What reads the next line of a file as text, "" at its end. Lines of one-byte encodings are decoded each alone."""
    with path.open("rb") as file:
        start = file.read(16 * START)
        file.seek(0)
        of_old_macs = b"\r" in start and b"\n" not in start
        if of_old_macs or wide_encoding(start[:START]):
            yield io.StringIO(decode_file(file.read()), newline="").readline
        else:
            yield lambda: decode(file.readline())


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _frenchness(text: str) -> int:
    return sum(1 if sign in _FRENCH else -1 for sign in text if sign > "\x7f")
