"""One file of a bank's: its format is recognised by its first bytes, then it is read into statements. Pure."""

from __future__ import annotations

import re

from . import camt, cfonb, table
from .limits import unreadable
from .records import ToldFile

OTHERS = (
    (re.compile(rb"(\{1:|:20:)"), "C'est un relevé MT940"),
    (re.compile(rb"%PDF"), "C'est un PDF"),
    (re.compile(rb"(PK\x03\x04|\xd0\xcf\x11\xe0|\x1f\x8b)"), "C'est un classeur ou une archive dans une archive"),
)
"""Formats that banks offer and we do not read, by their first bytes."""
BLANK = b"\xef\xbb\xbf \t\r\n"


def read(content: bytes) -> ToldFile:
    """What the file says of each account; a part that cannot be read says so and spoils no other.

    Raises UnreadableBankFile, TooManyEntries.
    """
    start = content.lstrip(BLANK)
    for beginning, why in OTHERS:
        if beginning.match(start):
            raise unreadable(why)
    if content.lstrip(BLANK + b"\xff\xfe\x00").startswith(b"<"):
        return camt.read(start)
    return cfonb.read(content) if cfonb.is_cfonb(start) else table.read(content)
