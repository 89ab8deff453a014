"""Finding what people type in names: without regard to letter case and accents, on both databases."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from sqlalchemy import ColumnElement, func

ACCENTED: Final = frozenset("aceinouy")
"""Letters that French writes with signs; each stands for any one character in a pattern."""


def like_word(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a column has a word somewhere in it; ``mediatheque`` also finds ``Médiathèque``."""
    return func.lower(column).like(f"%{''.join(map(_pattern, fold(word)))}%", escape="\\")


def fold(text: str) -> str:
    """A text without letter case and accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _pattern(letter: str) -> str:
    if letter in ACCENTED:
        return "_"
    return f"\\{letter}" if letter in "\\%_" else letter
