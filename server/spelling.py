"""Numbers and codes as people type them: `tidy` removes what keyboards and copied texts add. Pure."""

from __future__ import annotations

import unicodedata

QUOTES = str.maketrans("‘’‚‛“”„«»", "''''" + '"' * 5)
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
MINUS_SIGNS = "\u2212\u2043"


def tidy(text: str) -> str:
    """A typed text without spaces or invisible characters, with ASCII dashes, quotes and full-width characters."""
    if text.isascii() and text.isalnum():
        return text
    plain = unicodedata.normalize("NFC", text).translate(FULL_WIDTH).translate(QUOTES)
    return "".join(map(_tidied, plain))


def _tidied(character: str) -> str:
    if character.isascii() and character.isprintable() and character != " ":
        return character
    category = unicodedata.category(character)
    if category == "Pd" or character in MINUS_SIGNS:
        return "-"
    return "" if category[0] == "Z" or category in ("Cc", "Cf") else character
