"""Arrival: whether the bytes that came from a client are a request that a thread can answer without waiting. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_HEAD_BYTES = 32 * 1024
MOST_KEPT_BYTES = 256 * 1024
"""The largest body that is waited for; it is kept in memory until then. Larger ones are uploads of files."""

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,18})[ \t]*\r\n", re.IGNORECASE)
_STREAMED = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)
_PATH = re.compile(rb"[^ \r\n]+ (?:[a-z]+://[^/ ]*)?([^ ?#\r\n]*)")


class TooLong(Exception):
    """The head does not end within MOST_HEAD_BYTES."""


class Arrived(NamedTuple):
    """A request to answer now; of a ``streamed`` one, only the head came, and the thread reads the body as it comes."""

    path: str
    streamed: bool = False


def find_request(sent: bytes | bytearray) -> Arrived | None:
    """The request that these bytes begin with; None while more must come. Raises TooLong.

    It looks no further than needed to know how many bytes belong to it: whether they are well-formed HTTP is the
    server's to judge, so what is no request is handed on, too.
    """
    end = sent.find(_END)
    if end < 0:
        if len(sent) > MOST_HEAD_BYTES:
            raise TooLong
        return None
    head = bytes(sent[: end + 2])
    if _STREAMED.search(head):
        return Arrived(_path(head), streamed=True)
    length = _LENGTH.search(head)
    missing = end + len(_END) + int(length[1]) - len(sent) if length else 0
    if length and int(length[1]) > MOST_KEPT_BYTES:
        return Arrived(_path(head), streamed=True)
    return None if missing > 0 else Arrived(_path(head))


def _path(head: bytes) -> str:
    found = _PATH.match(head)
    return found[1].decode("latin-1") if found else ""
