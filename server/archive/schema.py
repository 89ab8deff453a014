"""The schema of a database: its newest migration, which must be the newest of this version."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from .refusals import NotMigrated

MIGRATIONS = Path(__file__).parents[2] / "migrations"


@cache
def newest_revision() -> str:
    """The schema of this version's models."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def revision(connection: Connection) -> str:
    """The schema of this database. Raises NotMigrated unless it is this version's."""
    here = MigrationContext.configure(connection).get_current_revision()
    if here != newest_revision():
        raise NotMigrated
    return here
