"""The README of an archive, in French and English, made from the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from . import meanings
from .manifest import ROWS
from .tables import COLUMNS, TABLES, columns_of, list_exported
from .values import kind_of

FRENCH, ENGLISH = 0, 1
HEADINGS = (("Les fichiers", "Ce qui n'est pas là"), ("The files", "What is not there"))
EMPTY = ("vide possible", "may be null")
KEY = ("clé", "key")
COLON = (" :", ":")


def text() -> str:
    """The whole README: the same for every archive of a schema."""
    return "\n".join(line for language in (FRENCH, ENGLISH) for line in _half(language))


def _half(language: int) -> Iterator[str]:
    files, absent = HEADINGS[language]
    yield Path(__file__).with_name(("avant.md", "before.md")[language]).read_text("utf-8")
    yield f"## {files}\n"
    for table in list_exported():
        yield from _file(table, language)
    yield f"## {absent}\n"
    missing = [*TABLES.items(), *((f"{table}.{column}", left) for (table, column), left in COLUMNS.items())]
    yield from (f"- `{name}`{COLON[language]} {left[language]}" for name, left in missing)
    yield ""


def _file(table: Table, language: int) -> Iterator[str]:
    yield f"### {table.name}{ROWS}\n"
    yield f"{_meaning(table, meanings.WHOLE, language)}\n"
    for column in columns_of(table):
        type_ = ", ".join(_type(column, language))
        yield f"- `{column.name}` ({type_}){COLON[language]} {_meaning(table, column.name, language)}"
    yield ""


def _type(column: Column[Any], language: int) -> Iterator[str]:
    kind = kind_of(column)
    yield kind.french if language == FRENCH else kind.english
    if column.primary_key:
        yield KEY[language]
    if column.nullable:
        yield EMPTY[language]
    for key in sorted(column.foreign_keys, key=lambda one: one.target_fullname):
        yield f"→ `{key.target_fullname}`"


def _meaning(table: Table, column: str, language: int) -> str:
    meaning = meanings.find_meaning(table.name, column)
    return "" if meaning is None else meaning[language]
