"""The database: one SQLAlchemy instance, column types, and the two ways to write: `transaction`, `queries`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

import click
from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, String, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session, registry
from sqlalchemy.types import TypeDecorator, TypeEngine

from .engines import POOL, WriteQueue, prepare_postgres, prepare_sqlite
from .texts import one_line, repair

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class FreeTextColumn(TypeDecorator[str]):
    """Column of a text that people write: `texts` repairs it before it is stored. ``lines`` keeps its line breaks."""

    impl = String
    cache_ok = True

    def __init__(self, longest: int | None = None, *, lines: bool = False) -> None:
        super().__init__(longest)
        self.longest, self.lines = longest, lines

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return repair(value) if self.lines else one_line(value)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        return String()  # a value that the column is compared or concatenated with is not repaired


class Base(DeclarativeBase):
    """The base of every model; constraints get predictable names. ``str`` columns without a type are FreeTextColumn."""

    registry = registry(metadata=MetaData(naming_convention=NAMING), type_annotation_map={str: FreeTextColumn()})


db = SQLAlchemy(model_class=Base)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is a bug and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@contextmanager
def transaction() -> Iterator[Session]:
    """One transaction that writes: committed at the end of the block, rolled back when it raises."""
    session = db.session()
    queue: WriteQueue | None = current_app.extensions.get("write_queue")
    with queue.turn() if queue else nullcontext():
        try:
            if queue:
                session.rollback()
                session.connection(execution_options={"write": True})
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def queries() -> Iterator[Connection]:
    """A connection for writes that need no common transaction, such as the scans of a batch.

    PostgreSQL commits each query by itself, which saves two of five round trips; SQLite uses one transaction.
    """
    autocommit: Engine | None = current_app.extensions.get("autocommit_engine")
    if autocommit:
        with autocommit.connect() as connection:
            yield connection
    else:
        with transaction() as session:
            yield session.connection()


def pass_alone(session: Session, gate: int) -> None:
    """Let nobody else through a gate, one of PostgreSQL's advisory locks, until this transaction ends.

    On SQLite a transaction that writes is alone anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(gate)))


def insert_into(session: Session, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT of the session's dialect, which has `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(model) if session.get_bind().dialect.name == "sqlite" else postgresql.insert(model)


def init_app(app: Flask, database_url: str) -> None:
    """Connect the app to its database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    if not database_url.startswith("sqlite"):
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = POOL
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            app.extensions["write_queue"] = prepare_sqlite(db.engine)
        else:
            app.extensions["autocommit_engine"] = prepare_postgres(
                db.engine, limited=click.get_current_context(silent=True) is None
            )
