"""Readiness: whether a scan would be stored now, and what is in the way; `flask doctor` looks at all the rest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from .db import db, transaction
from .engines import database_file
from .errors import Refusal, Unavailable
from .keys import secret
from .keys.ring import WrongSecretKey, check_signs

VERSIONS = Path(__file__).parent.parent / "migrations" / "versions"
LEAST_FREE_BYTES = 100 * 1024 * 1024

TROUBLES = {
    "database": "the database does not answer",
    "tables": "the tables are not those of this version: run flask db upgrade",
    "read_only": "the database cannot be written to: is DATABASE_URL that of a replica?",
    "secret_key": "SECRET_KEY is not this database's: set that one again, or as SECRET_KEY_BEFORE to change it",
    "signing_key": "there is no signing key yet: the operator makes one under “Clés de signature”",
    "disk": "the disk of the database is almost full",
}
"""What may be in the way, and what to do."""


class NotReady(Unavailable):
    """``fields`` names each trouble, with what to do."""

    code = "not_ready"


def check_ready() -> None:
    """Raises NotReady unless a scan would be stored now."""
    if troubles := find_troubles():
        raise NotReady(fields={trouble: [TROUBLES[trouble]] for trouble in troubles})


def find_troubles() -> list[str]:
    """The keys of TROUBLES that hold now."""
    try:
        with transaction() as session:
            found = [_tables(session), _read_only(session)]
    except (SQLAlchemyError, Refusal):
        return ["database"]
    return [trouble for trouble in (*found, _keys(), _disk()) if trouble]


def tell_troubles(app: Flask, say: Callable[[str], object]) -> None:
    """Say in one line each what is in the way; note whose SECRET_KEY the database is, if that was never done."""
    with app.app_context():
        with suppress(SQLAlchemyError, Refusal):
            secret.settle()
        for trouble in find_troubles():
            say(f"Not ready: {TROUBLES[trouble]}")


def _tables(session: Session) -> str | None:
    try:
        there = session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        session.rollback()
        there = None
    return None if there == _newest() else "tables"


@cache
def _newest() -> str:
    """The revision of this version's tables: migrations are files named by their revision, numbered from 0001."""
    return max(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def _read_only(session: Session) -> str | None:
    """Whether PostgreSQL only lets us read; on SQLite this transaction has begun to write."""
    if session.get_bind().dialect.name == "sqlite":
        return None
    return "read_only" if session.scalar(text("SHOW transaction_read_only")) == "on" else None


def _keys() -> str | None:
    try:
        check_signs()
    except WrongSecretKey:
        return "secret_key"
    except (SQLAlchemyError, Refusal):
        return "signing_key"
    return None


def _disk() -> str | None:
    """Whether the disk of an SQLite file is almost full; PostgreSQL's is not ours to see."""
    file = database_file(db.engine)
    return "disk" if file and shutil.disk_usage(file.parent).free < LEAST_FREE_BYTES else None
