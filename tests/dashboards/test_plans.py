"""A dashboard scans no table of vouchers or redemptions: checked in PostgreSQL's query plans."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import Connection, event, text

from server import clock
from server.dashboards.service import dashboard
from server.db import db
from tests.support import factories as make
from tests.support.rows import Scanner

BIG = ("vouchers", "redemptions")


def plans(connection: Connection, asked: list[tuple[str, Any]]) -> list[str]:
    """PostgreSQL's plan of each query, with sequential scans disabled."""
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    rows = (connection.exec_driver_sql(f"EXPLAIN {statement}", values) for statement, values in asked)
    return [str(line) for found in rows for (line,) in found]


def test_no_statement_scans_vouchers_or_redemptions(app: Flask) -> None:
    scanner = Scanner()
    scanner.reverse(scanner.accepted(clock.now() - timedelta(days=2)), clock.now())
    campaign_id, actor = make.campaign().id, make.actor(make.operator())
    dashboard(actor, campaign_id)
    asked: list[tuple[str, Any]] = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        asked.append((statement, values))

    dashboard(actor, campaign_id)
    event.remove(db.engine, "before_cursor_execute", note)
    reading = [one for one in asked if one[0].startswith("SELECT")]
    assert not [statement for statement, _ in reading if " vouchers " in statement]
    if db.engine.dialect.name == "postgresql":
        found = plans(db.session.connection(), reading)
        assert not [line for line in found for table in BIG if f"Seq Scan on {table}" in line]
        assert [line for line in found if "Index Cond" in line and "recorded_at" in line]
