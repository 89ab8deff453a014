"""Records the queries that reach the database's driver, through SQLAlchemy or directly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from flask import Flask
from sqlalchemy import Engine, event

from server.db import db


@contextmanager
def heard(app: Flask) -> Iterator[list[str]]:
    """The queries of the app's new connections, without BEGIN and SET."""
    queries: list[str] = []
    engines: set[Engine] = {db.engine, app.extensions.get("autocommit_engine", db.engine)}
    db.session.remove()
    for engine in engines:
        _listen(engine, queries)
    yield queries


def _listen(engine: Engine, queries: list[str]) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "before_cursor_execute", lambda *told: _note(queries, told[2]))
        return

    class Listening(psycopg.Cursor[Any]):
        def execute(self, query: Any, *args: Any, **options: Any) -> Any:
            _note(queries, str(query))
            return super().execute(query, *args, **options)

    def on_connect(connection: psycopg.Connection[Any], _record: Any) -> None:
        connection.cursor_factory = Listening

    engine.dispose()
    event.listen(engine, "connect", on_connect)


def _note(queries: list[str], query: str) -> None:
    if not query.startswith(("BEGIN", "SET ")):
        queries.append(query)
