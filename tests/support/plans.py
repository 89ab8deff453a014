"""Queries with their values, and how PostgreSQL plans to run them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, text

from server.db import db


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Every query of the block, with its values."""
    queries: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        queries.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    yield queries
    event.remove(db.engine, "before_cursor_execute", note)


def plans(connection: Connection, asked: list[tuple[str, Any]]) -> list[str]:
    """How PostgreSQL runs each statement when tables are too large to be read whole or sorted."""
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    connection.execute(text("SET LOCAL enable_sort = off"))
    rows = (connection.exec_driver_sql(f"EXPLAIN {statement}", values) for statement, values in asked)
    return [str(line) for found in rows for (line,) in found]
