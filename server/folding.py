"""Texts without letter case and accents, by the same rule in Python and in both databases: `fold`, `folded`, `like`.

So that ``mediatheque`` finds ``Médiathèque`` and ``oeuvre`` finds ``Œuvre``, and nothing else.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from sqlalchemy import ColumnElement, String, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

SPELLED: Final = {"œ": "oe", "æ": "ae"}
"""Letters that are two."""
UNDIVIDED: Final = {"ø": "o", "ł": "l", "đ": "d"}
"""Letters of Europe whose sign Unicode takes for a part of them."""
MARKS: Final = "[\u0300-\u036f]+"
"""Accents once they stand apart from their letter."""
_ALIKE: Final = str.maketrans({**SPELLED, **UNDIVIDED, **{chr(mark): "" for mark in range(0x300, 0x370)}})


def fold(text: str) -> str:
    """A text without letter case and accents."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFD", text).lower().translate(_ALIKE)


class folded(GenericFunction[str]):  # noqa: N801  # the name of a function of the database
    """`fold` of a column, in the database."""

    type = String()
    inherit_cache = True


def contains_folded(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a column has a word somewhere in it, letter case and accents apart."""
    return folded(column).contains(fold(word), autoescape=True)


@compiles(folded, "postgresql")
def _on_postgres(element: folded, compiler: SQLCompiler, **how: Any) -> str:
    """Accents first: a database of locale C knows no other capitals than those of ASCII."""
    (column,) = element.clauses
    plain: Any = func.regexp_replace(func.normalize(column, literal_column("NFD")), MARKS, "", "g")
    for letter, spelled in SPELLED.items():
        plain = func.replace(func.replace(plain, letter, spelled), letter.upper(), spelled)
    signs = "".join(UNDIVIDED)
    plain = func.translate(plain, signs + signs.upper(), "".join(UNDIVIDED.values()) * 2)
    return compiler.process(func.lower(plain), **how)
