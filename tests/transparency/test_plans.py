"""Growing the log looks each event's leaf up by its whole key, and reads no lines of scans: the plans say so."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import event, text

from server import clock
from server.db import db
from server.transparency import events

BY_WHOLE_KEY = re.compile(r"moment ?= ?[\w.?]+\)? AND \(*event_id")
FEW, RECORDED = "ix_ledger_lines_few", "ix_redemptions_recorded"


def plans() -> dict[str, str]:
    """How the database looks for events without a leaf when tables are too large to be read whole; by table."""
    asked: list[tuple[str, Any]] = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    events.list_missing(db.session(), clock.now() - timedelta(minutes=2), {})
    event.remove(db.engine, "before_cursor_execute", note)
    connection = db.session.connection()
    word = "EXPLAIN QUERY PLAN"
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        word = "EXPLAIN"
    return {
        statement.partition("\nFROM ")[2].split()[0]: str(
            connection.exec_driver_sql(f"{word} {statement}", values).all()
        )
        for statement, values in asked
    }


def test_lines_of_scans_are_not_read(app: Flask) -> None:
    assert FEW in plans()["ledger_lines"]


def test_scans_of_one_moment_are_not_compared_with_all_leaves_of_it(app: Flask) -> None:
    plan = plans()["redemptions"]
    assert RECORDED in plan
    assert BY_WHOLE_KEY.search(plan)
    assert "Join" not in plan
