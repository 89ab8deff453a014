"""A dashboard scans no table of vouchers or redemptions: checked in PostgreSQL's query plans."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from server import clock
from server.dashboards.service import dashboard
from server.db import db
from tests.support import factories as make
from tests.support.plans import asked, plans
from tests.support.rows import Scanner

BIG = ("vouchers", "redemptions")


def test_no_statement_scans_vouchers_or_redemptions(app: Flask) -> None:
    scanner = Scanner()
    scanner.reverse(scanner.accepted(clock.now() - timedelta(days=2)), clock.now())
    campaign_id, actor = make.campaign().id, make.actor(make.operator())
    dashboard(actor, campaign_id)
    with asked() as queries:
        dashboard(actor, campaign_id)
    reading = [one for one in queries if one[0].startswith("SELECT")]
    assert not [statement for statement, _ in reading if " vouchers " in statement]
    if db.engine.dialect.name == "postgresql":
        found = plans(db.session.connection(), reading)
        assert not [line for line in found for table in BIG if f"Seq Scan on {table}" in line]
        assert [line for line in found if "Index Cond" in line and "recorded_at" in line]
