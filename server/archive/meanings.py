"""What each table and column means, in French and English, as `meanings.toml` says it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

WHOLE, ANYWHERE = "*", "anywhere"
"""Names in `meanings.toml`: for a table as a whole, and for columns of any table."""


class Meaning(NamedTuple):
    """A meaning in French and in English."""

    french: str
    english: str


@cache
def load_meanings() -> dict[tuple[str, str], Meaning]:
    """Meanings by table and column."""
    return dict(_read())


def find_meaning(table: str, column: str = WHOLE) -> Meaning | None:
    """What a table or one of its columns means, None when `meanings.toml` does not say."""
    meanings = load_meanings()
    return meanings.get((table, column)) or (None if column == WHOLE else meanings.get((ANYWHERE, column)))


def _read() -> Iterator[tuple[tuple[str, str], Meaning]]:
    for table, columns in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items():
        for column, (french, english) in columns.items():
            yield (table, column), Meaning(french, english)
