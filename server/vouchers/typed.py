"""Keyboard input: finds the token or typed code in a text, whichever field it was sent in. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import spelling
from . import codes, keyboards, token

LONGEST = 1000
TOKEN = f"(A[E-H][A-Z2-7]{{{token.TEXT_LENGTH - 2}}})(?![A-Z2-7])"  # version 1 in base32, up to its end
BARE = re.compile(TOKEN)
ADDRESSED = re.compile(f"[/7]V[/7]{TOKEN}")  # on a German layout `/` is the key of the 7


class Typed(NamedTuple):
    """A token or a typed code, as printed on paper; the other is None. Nothing is verified yet."""

    token: str | None = None
    code: str | None = None


def sort_out(*, token_text: str | None = None, code_text: str | None = None) -> Typed:
    """The token or code in a text, whichever field it was sent in; a text with neither is returned in its own field."""
    text = (token_text if code_text is None else code_text) or ""
    if found := token_in(text):
        return Typed(token=found)
    code = codes.parse(text)
    return Typed(code=code) if code else Typed(token_text, code_text)


def token_in(text: str) -> str | None:
    """The token in a text from a hand scanner, despite text around it or a wrong keyboard layout; None without one.

    A token inside an address is preferred to one that stands alone. A wrong reading does no harm: its signature does
    not verify.
    """
    if not token.TEXT_LENGTH <= len(text) <= LONGEST:
        return None
    capitals = text.upper() if text.isascii() else ""
    if found := BARE.fullmatch(capitals) or ADDRESSED.search(capitals):
        return found[1]
    tidy = spelling.tidy(text)
    read = (tidy.upper(), *keyboards.readings(tidy))
    found_in = (shape.search(reading) for shape in (ADDRESSED, BARE) for reading in read)
    return next((found[1] for found in found_in if found), None)
