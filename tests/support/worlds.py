"""Worlds that many tests begin with: made once in each process, then copied into the database of each test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from server import clock
from server.db import db
from server.engines import BESIDE
from server.tables import list_tables
from tests.support.databases import clear

World = TypeVar("World")
Rows = dict[str, bytes]
"""SQLite's whole file under one name, or each table of PostgreSQL that is not empty, in the order of references."""

_made: dict[tuple[str, date], tuple[Any, Rows]] = {}


def enter(name: str, make: Callable[[], World]) -> World:
    """What `make` returned the first time today; the test's database holds the rows it made, and no others.

    It returns ids and plain values: what belongs to the session of another test is of no use.
    """
    key = (name, clock.paris_day(clock.now()))
    if key not in _made:
        made = make()
        db.session.remove()
        _made[key] = made, _of_file() if _on_sqlite() else _of_tables()
        return made
    made, rows = _made[key]
    db.session.remove()
    if _on_sqlite():
        _into_file(rows)
    else:
        _into_tables(rows)
    found: World = made
    return found


def _on_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _of_file() -> Rows:
    with db.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        return {"main": driver.serialize()}


def _into_file(rows: Rows) -> None:
    db.engine.dispose()
    path = Path(str(db.engine.url.database))
    for suffix in BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(rows["main"])


def _of_tables() -> Rows:
    rows = {}
    with db.engine.connect() as connection, connection.connection.cursor() as cursor:
        for table in list_tables():
            copying: Any = cursor
            with copying.copy(f"COPY {table.name} TO STDOUT") as copied:
                rows[table.name] = b"".join(copied)
    return {name: content for name, content in rows.items() if content}


def _into_tables(rows: Rows) -> None:
    with db.engine.begin() as connection:
        clear(connection)
        with connection.connection.cursor() as cursor:
            for name, content in rows.items():
                copying: Any = cursor
                with copying.copy(f"COPY {name} FROM STDIN") as copied:
                    copied.write(content)
