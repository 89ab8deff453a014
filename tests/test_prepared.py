"""Prepared statements: plain rows on both databases, and a broken connection is not used again."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import bindparam, literal, select, text
from sqlalchemy.exc import DBAPIError

from server.db import db, queries
from server.prepared import Prepared

ECHO = Prepared(select(literal("constant"), bindparam("given", type_=None)))


def test_rows_are_plain_and_constants_are_kept(app: Flask) -> None:
    for given in ("one", "two"):
        with queries() as connection:
            assert [tuple(row) for row in ECHO.rows(connection, given=given)] == [("constant", given)]


def test_a_connection_that_the_server_ended_is_replaced(app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        with queries() as connection, pytest.raises(DBAPIError):
            connection.execute(text("SELECT nonsense"))
        return
    with queries() as connection:
        ended = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    db.session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": ended})
    with pytest.raises(Exception, match="terminat"), queries() as connection:
        ECHO.rows(connection, given="lost")
    with queries() as connection:
        assert ECHO.rows(connection, given="found")[0][1] == "found"
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != ended
