"""Queries of the busiest path: written with SQLAlchemy, compiled once, sent to PostgreSQL by its driver directly.

SQLAlchemy's own work on each parameter and result column takes longer than a query of a hundred microseconds
(docs/decisions/one-redemption-per-request.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.expression import Executable

CURSOR = "prepared"  # key of the one cursor each connection keeps: making one costs as much as reading a row


class Prepared:
    """A query that returns plain rows, with the driver's own types: UUIDs, aware times, parsed JSON."""

    def __init__(self, query: Executable) -> None:
        self._query = query
        self._text = ""
        self._constants: Mapping[str, Any] = {}

    def rows(self, connection: Connection, **parameters: Any) -> Sequence[Sequence[Any]]:
        """Run it. On SQLite through SQLAlchemy, which converts that database's types."""
        if connection.dialect.name == "sqlite":
            return connection.execute(self._query, parameters).all()
        if not self._text:
            compiled = self._query.compile(dialect=connection.dialect)  # type: ignore[attr-defined]  # any has it
            self._constants, self._text = compiled.params, str(compiled)
        return _sent(connection, self._text, {**self._constants, **parameters})


def _sent(connection: Connection, text: str, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    pooled = connection.connection
    cursor: Any = pooled.info.get(CURSOR) or pooled.info.setdefault(CURSOR, pooled.cursor())
    try:
        rows: Sequence[Sequence[Any]] = cursor.execute(text, parameters).fetchall()
    except Exception:
        if cursor.connection.closed:
            connection.invalidate()  # a broken connection must not go back to the pool
        raise
    return rows
