"""Whatever the database does, the app answers 503 in its own words, and a wrong query stays an error of ours."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import exc
from sqlalchemy.exc import InternalError, OperationalError, ProgrammingError

from server.access import public

AWAY: list[Exception] = [
    OperationalError("SELECT secret", {}, sqlite3.OperationalError("database or disk is full")),
    OperationalError("SELECT secret", {}, psycopg.errors.AdminShutdown("terminating connection")),
    InternalError("INSERT secret", {}, psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT")),
    exc.TimeoutError("QueuePool limit"),
]
OURS: list[Exception] = [
    OperationalError("SELECT", {}, sqlite3.OperationalError("no such column: x")),
    ProgrammingError("SELECT", {}, psycopg.errors.UndefinedColumn("x")),
    InternalError("SELECT", {}, psycopg.errors.InternalError_("x")),
]


@pytest.fixture
def failing(app: Flask) -> dict[str, Exception]:
    """What `/fails` raises."""
    raised: dict[str, Exception] = {}

    @app.get("/fails")
    @public
    def fails() -> Any:
        raise raised["error"]

    return raised


@pytest.mark.parametrize("error", AWAY, ids=repr)
def test_program_gets_503_with_a_code(failing: dict[str, Exception], client: FlaskClient, error: Exception) -> None:
    failing["error"] = error
    answer = client.get("/fails")
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "database_away")
    assert answer.headers["Retry-After"] == "5"
    assert "secret" not in answer.text


def test_browser_gets_a_page(failing: dict[str, Exception], client: FlaskClient) -> None:
    failing["error"] = AWAY[0]
    answer = client.get("/fails", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "Rien n’est perdu" in answer.text


@pytest.mark.parametrize("error", OURS, ids=repr)
def test_wrong_query_is_no_outage(failing: dict[str, Exception], client: FlaskClient, error: Exception) -> None:
    failing["error"] = error
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    assert client.get("/fails").status_code == 500
