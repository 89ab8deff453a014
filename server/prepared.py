"""Statements of the busiest path: written with SQLAlchemy, compiled once, sent to PostgreSQL by its driver alone.

SQLAlchemy looks at every column of every result and at every parameter again; for a statement of a
hundred microseconds that takes longer than the statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.expression import Executable

CURSOR = "prepared"  # each connection keeps one: making it takes as long as reading a row


class Prepared:
    """A statement that returns plain rows, with the driver's own types: UUIDs, aware times, parsed JSON."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._text = ""
        self._constants: Mapping[str, Any] = {}

    def rows(self, connection: Connection, **parameters: Any) -> Sequence[Sequence[Any]]:
        """Run it. SQLite, which has types of its own, is asked through SQLAlchemy."""
        if connection.dialect.name == "sqlite":
            return connection.execute(self._statement, parameters).all()
        if not self._text:
            compiled = self._statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]  # any has it
            self._constants, self._text = compiled.params, str(compiled)
        return _sent(connection, self._text, {**self._constants, **parameters})


def _sent(connection: Connection, text: str, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    pooled = connection.connection
    cursor: Any = pooled.info.get(CURSOR) or pooled.info.setdefault(CURSOR, pooled.cursor())
    try:
        rows: Sequence[Sequence[Any]] = cursor.execute(text, parameters).fetchall()
    except Exception:
        if cursor.connection.closed:
            connection.invalidate()  # the pool must not hand it out again
        raise
    return rows
