"""Answers: a database that cannot be used makes one refusal, 503 with `Retry-After`, and few lines in the log."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response
from sqlalchemy import Engine, event, exc
from werkzeug.utils import import_string

from ..db import db
from ..errors import DatabaseAway, answer_refusal
from .incident import Incident

READ_ONLY = "25006"
"""SQLSTATE of a write on a standby: after a failover, connections to the former primary may still be open."""
UNUSABLE = {"OperationalError", "InterfaceError", "TimeoutError"}
"""What drivers and SQLAlchemy's pool call what is no fault of ours; SQLite reports wrong SQL so, too."""
WRONG_SQL = ("no such ", "near ", "table ")
"""How SQLite's words for that begin."""
KINDS = (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)


class Answers:
    """What one app says while its database cannot be used."""

    def __init__(self, engines: list[Engine]) -> None:
        self._engines = engines
        self._incident = Incident()
        for engine in engines:
            event.listen(engine, "checkin", self._on_checkin)

    def close(self) -> None:
        """Listen no more: the engines may be used by another app."""
        for engine in self._engines:
            event.remove(engine, "checkin", self._on_checkin)

    def answer(self, error: Exception) -> tuple[Response, int]:
        """The answer to a request that failed with this. Raises the error if it is a fault of ours."""
        cause: Any = error.orig if isinstance(error, exc.DBAPIError) else error
        is_read_only = getattr(cause, "sqlstate", None) == READ_ONLY
        if not is_read_only and not _is_unusable(cause):
            raise error
        self._incident.note(cause)
        if is_read_only:
            self._connect_anew()
        return answer_refusal(DatabaseAway())

    def _connect_anew(self) -> None:
        """Forget the connections that nobody uses; further ones are made to where the address leads now."""
        for engine in self._engines:
            engine.dispose()

    def _on_checkin(self, connection: Any, _record: Any) -> None:
        if connection is not None:  # it did not break
            self._incident.end()


def _is_unusable(cause: Exception) -> bool:
    names = {kind.__name__ for kind in type(cause).__mro__}
    return not names.isdisjoint(UNUSABLE) and not str(cause).startswith(WRONG_SQL)


def init_app(app: Flask) -> None:
    """Answer the failures of the app's database; watch that PostgreSQL does not hang."""
    with app.app_context():
        engines: list[Engine] = [db.engine, *filter(None, [app.extensions.get("autocommit_engine")])]
    answers = Answers(engines)
    app.extensions["outages"] = [answers]
    for kind in KINDS:
        app.register_error_handler(kind, answers.answer)
    if engines[0].dialect.name == "postgresql":
        app.register_error_handler(import_string("psycopg:Error"), answers.answer)  # of `prepared`, past SQLAlchemy
        app.extensions["outages"].append(import_string(f"{__package__}.watch:Watch")(*engines))
