"""One consistent view of the database for a whole check: later writes are not seen and not blocked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from ..db import db


@contextmanager
def snapshot() -> Iterator[Session]:
    """The session, in a transaction that sees one moment: REPEATABLE READ on PostgreSQL, any transaction on SQLite."""
    session = db.session()
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield session
    finally:
        session.rollback()
