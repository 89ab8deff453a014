"""Balances scan no ledger table: checked in PostgreSQL's query plans."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from server import clock
from server.db import db
from server.ledger import day_sums, sums
from tests.support import factories as make
from tests.support.plans import asked, plans
from tests.support.rows import Scanner


def test_no_statement_scans_the_lines(app: Flask) -> None:
    scanner = Scanner()
    make.booklet()
    scanner.accepted(clock.now() - timedelta(days=2))
    day_sums.bring_up_to_date()
    with asked() as queries:
        sums.sum_by_campaign(db.session())
    if db.engine.dialect.name == "postgresql":
        found = plans(db.session.connection(), queries)
        assert not [line for line in found if "Seq Scan on ledger_lines" in line]
        assert [line for line in found if "ix_ledger_lines_recorded_at" in line]
