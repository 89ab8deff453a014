"""Tables to which rows are only added: the database itself refuses to change or delete one, on both engines."""

from __future__ import annotations

from typing import cast

from sqlalchemy import DDL, Table, event

from .db import Base

SQLITE = """
CREATE TRIGGER %(table)s_no_{verb} BEFORE {verb} ON %(table)s
BEGIN SELECT RAISE(ABORT, '%(table)s is append-only'); END
"""
POSTGRES = (
    """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
""",
    """
CREATE TRIGGER %(table)s_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %(table)s
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
""",
)


def append_only(model: type[Base]) -> type[Base]:
    """Create a model's table with triggers that refuse changes and deletions. Migrations write the same triggers."""
    table = cast(Table, model.__table__)
    table.info["append_only"] = True
    for verb in ("UPDATE", "DELETE"):
        _guard(table, "sqlite", SQLITE.format(verb=verb))
    for query in POSTGRES:
        _guard(table, "postgresql", query)
    return model


def _guard(table: Table, dialect: str, query: str) -> None:
    ddl = DDL(query)  # type: ignore[no-untyped-call]  # SQLAlchemy has no types here
    event.listen(table, "after_create", ddl.execute_if(dialect=dialect))
