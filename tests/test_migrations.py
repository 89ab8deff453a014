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


ROWS = (
    "INSERT INTO organisations (id, name) VALUES (1, 'Département')",
    "INSERT INTO sponsors (id, organisation_id) VALUES (1, 1)",
    """INSERT INTO campaigns
        (id, sponsor_id, name, voucher_cents, fee_bps, first_day, last_day, grace_day, stock_blocked, next_serial)
        VALUES (1, 1, 'Pass', 1000, 400, '2026-01-01', '2026-12-31', '2027-01-31', false, 2)""",
    "INSERT INTO orders (id, campaign_id, booklet_size, booklet_count, state) VALUES (1, 1, 5, 1, 'ordered')",
    """INSERT INTO booklets (id, campaign_id, order_id, size, issued_at, handed_over_by_use, criteria_checked)
        VALUES (4294967297, 1, 1, 5, '2026-01-01', false, false)""",
    "INSERT INTO vouchers (id, booklet_id, code) VALUES (1099511627777, 4294967297, 'AAAAAAAAAAA')",
)


def test_an_upgrade_keeps_what_is_there(app: Flask) -> None:
    prepare_migrations(app)
    Base.metadata.drop_all(db.engine)
    upgrade(MIGRATIONS, revision="0001")
    with db.engine.begin() as connection:
        for row in ROWS:
            connection.exec_driver_sql(row)
    upgrade(MIGRATIONS)
    with db.engine.begin() as connection:
        kept = connection.exec_driver_sql("SELECT code, alone, allowance FROM vouchers, booklets, campaigns").one()
        assert tuple(kept) == ("AAAAAAAAAAA", False, 10)
        connection.exec_driver_sql("DELETE FROM vouchers")
        connection.exec_driver_sql("DELETE FROM booklets")
    downgrade(MIGRATIONS, revision="base")
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    Base.metadata.create_all(db.engine)
