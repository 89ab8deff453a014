"""Checks of the database: reached, in a good place, migrated, writable, with the right time."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path
from urllib.parse import quote

from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, func, select, text

from .. import clock
from ..audit.integrity import amcheck_schema
from ..config import add_driver
from ..engines import BESIDE
from ..trail.models import Act
from .findings import FAIL, NOTE, OK, WARN, Deployment, Finding, tell_error
from .settings import sqlite_path

MIGRATIONS = Path(__file__).parents[2] / "migrations"
SOURCES = Path(__file__).parents[1]
CONNECT_SECONDS, LATE_SECONDS = 5, 5
BACKED_UP = timedelta(hours=30)
FLEETING = ("/tmp/", "/var/tmp/", "/dev/shm/", "/run/")  # noqa: S108  # only compared with


def open_engine(url: str) -> Engine | None:
    """An engine that makes no file and changes no setting of the database; None for an address that is none."""
    path = sqlite_path(url)
    try:
        if path:
            address = f"file:{quote(str(path))}?mode=rw"
            connect = lambda: sqlite3.connect(address, uri=True, timeout=CONNECT_SECONDS)  # noqa: E731
            return create_engine("sqlite://", creator=connect, poolclass=NullPool)
        return create_engine(add_driver(url), poolclass=NullPool, connect_args={"connect_timeout": CONNECT_SECONDS})
    except Exception:  # noqa: BLE001  # SQLAlchemy has many; `check_reached` says what it means
        return None


def check_reached(deployment: Deployment) -> Iterator[Finding]:
    """Whether the database answers."""
    url = deployment.environment.get("DATABASE_URL")
    if not url:
        return
    path = sqlite_path(url)
    if path and not path.exists():
        yield Finding(FAIL, "database", f"there is no file {path}: run flask db upgrade, which makes it")
        return
    if deployment.engine is None:
        yield Finding(FAIL, "database", "DATABASE_URL is no address: write sqlite:////path/file.db or postgresql://…")
        return
    try:
        with deployment.engine.connect() as connection:
            connection.execute(select(1))
    except Exception as error:  # noqa: BLE001  # drivers have many
        yield Finding(
            FAIL, "database", f"it does not answer: {tell_error(error)}. Check DATABASE_URL, and that it runs"
        )
    else:
        yield Finding(OK, "database", f"{deployment.engine.dialect.name} answers")


def check_file(deployment: Deployment) -> Iterator[Finding]:
    """Whether an SQLite file is private and in a place that lasts."""
    path = sqlite_path(deployment.environment.get("DATABASE_URL", ""))
    if path is None or not path.exists():
        return
    if open_to_others := [one for one in _files(path) if one.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]:
        names = " ".join(str(one) for one in open_to_others)
        yield Finding(WARN, "database file", f"others on this machine may read it: chmod 600 {names}")
    if str(path).startswith(FLEETING):
        yield Finding(WARN, "database file", f"{path.parent} is emptied at a restart: move it, such as to /var/lib")
    elif path.is_relative_to(SOURCES):
        yield Finding(FAIL, "database file", "it lies among the sources of the server: move it out")
    if not os.access(path.parent, os.W_OK):
        yield Finding(FAIL, "database file", f"{path.parent} cannot be written to, which SQLite needs beside its file")


def _files(path: Path) -> list[Path]:
    """An SQLite file and those beside it that hold rows, too."""
    return [one for suffix in ("", *BESIDE) if (one := path.with_name(path.name + suffix)).exists()]


def check_migrated(deployment: Deployment) -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    with open_connection(deployment) as connection:
        now = MigrationContext.configure(connection).get_current_revision()
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(MIGRATIONS))
    head = ScriptDirectory.from_config(settings).get_current_head()
    if now == head:
        yield Finding(OK, "tables", f"they are those of this version ({head})")
    else:
        yield Finding(
            FAIL, "tables", f"they are at {now or 'nothing'}, this version needs {head}: run flask db upgrade"
        )


def check_writable(deployment: Deployment) -> Iterator[Finding]:
    """Whether the database lets us write; nothing is written."""
    with open_connection(deployment) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("ROLLBACK")
        elif connection.scalar(text("SHOW transaction_read_only")) == "on":
            yield Finding(FAIL, "writing", "the database is read-only: is DATABASE_URL that of a replica?")
            return
    yield Finding(OK, "writing", "the database can be written to")


def check_pages(deployment: Deployment) -> Iterator[Finding]:
    """Whether a page of PostgreSQL that goes bad would be noticed; SQLite's are all looked at each night."""
    with open_connection(deployment) as connection:
        if connection.dialect.name == "sqlite":
            return
        checksums = connection.scalar(text("SHOW data_checksums")) == "on"
        indexes = amcheck_schema(connection) is not None
    if not checksums:
        todo = "stop PostgreSQL, pg_checksums --enable, start it"
        yield Finding(WARN, "pages", f"no data checksums, so a page that goes bad may go unnoticed: {todo}")
    if not indexes:
        todo = "CREATE EXTENSION amcheck; GRANT EXECUTE ON FUNCTION bt_index_check(regclass, boolean) TO this role"
        yield Finding(NOTE, "pages", f"the night's audit checks no index: {todo}")
    if checksums and indexes:
        yield Finding(OK, "pages", "checksums are on, and the night's audit checks each index")


def check_clock(deployment: Deployment) -> Iterator[Finding]:
    """Whether this machine's clock is that of the database, and not before what was recorded."""
    with open_connection(deployment) as connection:
        if connection.dialect.name == "postgresql":
            there = connection.execute(select(func.clock_timestamp())).scalar_one()
            apart = abs((clock.now() - there.astimezone(UTC)).total_seconds())
            if apart > LATE_SECONDS:
                yield Finding(FAIL, "clock", f"this machine and the database are {apart:.0f} seconds apart: set up NTP")
                return
        last = connection.scalar(select(func.max(Act.done_at)))
    if last and (last - clock.now()).total_seconds() > LATE_SECONDS:
        yield Finding(FAIL, "clock", f"something was recorded at {clock.iso(last)}, which is to come: set up NTP")
    else:
        yield Finding(OK, "clock", f"it is {clock.now():%Y-%m-%d %H:%M} UTC, and nothing is recorded after that")


def check_backup(deployment: Deployment) -> Iterator[Finding]:
    """When the last back-up was made, which the trail knows."""
    query = select(func.max(Act.done_at)).where(Act.verb == "backup.made")
    with open_connection(deployment) as connection:
        last = connection.scalar(query)
    how = "each night flask backup FOLDER --to KEY, kept off this machine; SECRET_KEY and PUBLIC_URL apart from it"
    if last is None:
        yield Finding(WARN, "back-up", f"none was ever made: {how}")
    elif clock.now() - last > BACKED_UP:
        yield Finding(WARN, "back-up", f"the last one is of {clock.iso(last)}: {how}")
    else:
        yield Finding(OK, "back-up", f"one was made at {clock.iso(last)}; is it off this machine?")


def open_connection(deployment: Deployment) -> Connection:
    """A connection. Raises RuntimeError where there is no database to look at."""
    if deployment.engine is None:
        raise RuntimeError("the database is not reached")
    return deployment.engine.connect()
