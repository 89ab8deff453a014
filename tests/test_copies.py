"""A copy holds every row of its source."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import create_engine, select

from server import clock, create_app
from server.config import add_driver
from server.db import transaction
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.tables import list_tables
from tests.support import factories as make
from tests.support.clients import FreshRunner
from tests.support.databases import create_tables, release, settings, unguard

TABLES = list_tables()


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    engine = create_engine(add_driver(url))
    with engine.connect() as connection:
        found = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=str) for table in TABLES
        }
    engine.dispose()
    return found


@pytest.fixture
def world(app: Flask) -> Flask:
    """A used booklet, with a conflict on one of its vouchers; it is a renewal of a booklet inserted after it."""
    booklet = make.booklet()
    token = make.tokens(booklet)[0]
    later = make.booklet(booklet.order)
    with transaction() as session:
        session.merge(booklet).renewal_of_id = later.id
    for _ in range(2):
        phone = make.device_actor(make.phone(make.qualified_venue())[0])
        redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, token)])
    return app


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Another database with empty tables."""
    url = f"sqlite:///{tmp_path / 'other.db'}"
    create_tables(url)
    return url


def test_a_copy_holds_every_row(world: Flask, runner: FlaskCliRunner, database_url: str, other: str) -> None:
    result = runner.invoke(args=["database", "copy", "--to", other])
    assert result.exit_code == 0, result.output
    assert "redemptions: 2 rows" in result.output
    assert rows(other) == rows(database_url)
    assert world


def test_a_database_with_rows_is_not_copied_over(world: Flask, runner: FlaskCliRunner, other: str) -> None:
    assert runner.invoke(args=["database", "copy", "--to", other]).exit_code == 0
    again = runner.invoke(args=["database", "copy", "--to", other])
    assert again.exit_code == 1
    assert "nothing was copied" in again.output
    assert world


def test_ids_count_on_after_a_copy(world: Flask, runner: FlaskCliRunner, database_url: str, other: str) -> None:
    """Copied to another database and back into the emptied one of this run, which may be PostgreSQL."""
    before = rows(database_url)
    assert runner.invoke(args=["database", "copy", "--to", other]).exit_code == 0
    with transaction() as session:
        unguard(session.connection())
        for table in reversed(TABLES):
            session.execute(table.delete())
    away = create_app(settings(other))
    away.test_cli_runner_class = FreshRunner
    result = away.test_cli_runner().invoke(args=["database", "copy", "--to", database_url])
    with away.app_context():
        release(away)
    assert result.exit_code == 0, result.output
    assert rows(database_url) == before
    assert make.venue().id == max(row[0] for row in before["venues"]) + 1
    assert world
