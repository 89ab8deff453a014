"""Migrations: one head, up from empty and down again, and what they build is what the models say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from server.cli import prepare_migrations
from server.db import Base, db

MIGRATIONS = str(Path(__file__).parent.parent / "migrations")


def differences() -> list[Any]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(MIGRATIONS).get_heads()) == 1


def test_migrations_build_what_the_models_say_and_take_it_away(app: Flask) -> None:
    prepare_migrations(app)
    Base.metadata.drop_all(db.engine)
    upgrade(MIGRATIONS)
    assert differences() == []
    downgrade(MIGRATIONS, revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    Base.metadata.create_all(db.engine)
