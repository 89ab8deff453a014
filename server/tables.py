"""All tables of the database: a process that serves a few features has imported the models of those alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from sqlalchemy import Table

from .db import Base
from .features import IMPORTING

SERVER = Path(__file__).parent


def list_models() -> list[str]:
    """The names of all modules that declare tables."""
    paths = sorted(SERVER.rglob("*models.py"))
    return [".".join((SERVER.name, *path.relative_to(SERVER).with_suffix("").parts)) for path in paths]


@cache
def list_tables() -> Sequence[Table]:
    """Each table after those it refers to. Imports the models of all features."""
    with IMPORTING:
        for name in list_models():
            import_module(name)
    return Base.metadata.sorted_tables
