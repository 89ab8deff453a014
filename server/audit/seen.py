"""A mark beside an SQLite database: the last leaf of the log that was in it, so that a cut WAL is noticed.

SQLite takes a WAL that is cut off for one that ends there: the database is whole, and the last transactions are gone
without a trace in it. `flask day` moves the mark after each publishing; PostgreSQL's WAL has other guards.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
from sqlalchemy import select

from .. import clock
from ..db import db
from ..engines import database_file
from ..private_files import open_private
from ..transparency.models import LogLeaf

SUFFIX = ".seen"


def mark_of(database: Path) -> Path:
    """The file of a database's mark."""
    return database.with_name(database.name + SUFFIX)


def find_problems() -> Iterator[str]:
    """A sentence if the last leaf that was seen is not there any more."""
    file = _file()
    if file is None or not file.exists():
        return
    mark = _read(file)
    leaf = db.session().get(LogLeaf, mark["leaf"])
    if leaf is None or leaf.hash.hex() != mark["hash"]:
        yield f"database: leaf {mark['leaf']} of the log was there at {mark['at']} and is gone: the end was cut off"


def note() -> bool:
    """Move the mark to the last leaf; False, and it stays, while the one that it names is gone."""
    if any(find_problems()):
        return False
    accept()
    return True


def accept() -> None:
    """Move the mark to the last leaf there is, whatever was seen before: it has been told."""
    file = _file()
    leaf = db.session().scalar(select(LogLeaf).order_by(LogLeaf.index.desc()).limit(1))
    if file is None:
        return
    if leaf is None:
        file.unlink(missing_ok=True)
        return
    content = orjson.dumps({"leaf": leaf.index, "hash": leaf.hash.hex(), "at": clock.iso(clock.now())})
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with open_private(part) as there:
        there.write(content)
    part.replace(file)


def _read(file: Path) -> dict[str, object]:
    """The mark; one that is unreadable names a leaf that never was."""
    try:
        mark = orjson.loads(file.read_bytes())
        return {"leaf": int(mark["leaf"]), "hash": str(mark["hash"]), "at": str(mark["at"])}
    except (ValueError, KeyError, TypeError):
        return {"leaf": -1, "hash": "", "at": "a moment that cannot be read"}


def _file() -> Path | None:
    database = database_file(db.engine)
    return mark_of(database) if database else None
