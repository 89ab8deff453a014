"""References as banks write them, also where there is none. Pure."""

from __future__ import annotations

from typing import Final

NO_ID: Final = ("NOTPROVIDED", "NONREF", "")
"""What banks write where they have no name to give."""


def read_id(text: str) -> str:
    """A reference, empty where the bank has none."""
    return "" if text in NO_ID else text
