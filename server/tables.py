"""All tables of the database: a process that serves a few features has imported the models of those alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from sqlalchemy import Table

from .db import Base

SERVER = Path(__file__).parent


@cache
def list_tables() -> Sequence[Table]:
    """Each table after those it refers to. Imports the models of all features."""
    for path in sorted(SERVER.rglob("*models.py")):
        import_module(".".join((SERVER.name, *path.relative_to(SERVER).with_suffix("").parts)))
    return Base.metadata.sorted_tables
