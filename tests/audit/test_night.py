"""The nightly audit: runs once a night, is stored and reported; a finding stops closing months, never scanning."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select, text, update

from server import create_app
from server.audit import ledger, night
from server.audit.snapshot import snapshot
from server.campaigns.models import Order
from server.config import Config
from server.db import db, transaction
from server.ledger import audits
from server.ledger.audit_models import AuditRun
from server.ledger.models import LedgerLine
from server.messages.models import Message
from server.settlements.closing import close_period
from server.settlements.refusals import LedgerBroken
from tests.payouts.support.office import Office
from tests.support import factories as make
from tests.support.databases import release

NIGHT = datetime(2026, 12, 2, 2, tzinfo=UTC)  # three in the morning in Paris


@pytest.fixture
def office(app: Flask) -> Office:
    """A venue is owed three vouchers of November; it is the night before 2 December."""
    with time_machine.travel(NIGHT, tick=False):
        office = Office()
        office.owed()
        yield office


def tampered() -> None:
    """Change what a sponsor's order became, directly in the database."""
    with transaction() as session:
        session.execute(update(Order).values(booklet_count=2, last_serial=None, first_serial=None))


def mended() -> None:
    with transaction() as session:
        session.execute(update(Order).values(booklet_count=1, first_serial=1, last_serial=1))


def told() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Message.body).where(Message.key.startswith("audit:"))))


def test_it_is_kept_and_says_that_all_fits(office: Office) -> None:
    run = night.audit_tonight()
    assert run
    assert (f"{run.night}", run.broken, run.sentences) == ("2026-12-02", 0, [])
    assert run.finished_at == NIGHT
    assert told() == []
    assert audits.last_run(db.session()) is run


def test_it_is_made_once_a_night(office: Office) -> None:
    assert night.audit_tonight()
    assert night.audit_tonight() is None
    with time_machine.travel(NIGHT + timedelta(days=1), tick=False):
        assert night.audit_tonight()


def test_a_run_that_died_is_taken_over_after_three_hours(office: Office) -> None:
    assert audits.claim(NIGHT.date())
    assert night.audit_tonight() is None
    with time_machine.travel(NIGHT + timedelta(hours=3, seconds=1), tick=False):
        assert night.audit_tonight()


def test_machines_at_once_make_it_once(config: Config, office: Office) -> None:
    db.session.rollback()
    machines, start = [create_app(config) for _ in range(4)], Barrier(4)

    def run(machine: Flask) -> bool:
        with machine.app_context():
            start.wait()
            made = night.audit_tonight() is not None
            release(machine)
        return made

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(run, machines)) == 1


def test_what_is_broken_is_told_once_and_stops_closing_until_it_is_mended(office: Office) -> None:
    tampered()
    run = night.audit()
    assert run.broken
    assert run.sentences[0] == "ledger: 1 lines 'issued' belong to no event"
    night.audit()
    [body] = told()
    assert run.sentences[0] in body
    with pytest.raises(LedgerBroken):
        close_period(office.first, "2026-11")
    mended()
    assert night.audit().broken == 0
    close_period(office.first, "2026-11")


def test_closing_is_refused_over_http_and_scanning_goes_on(office: Office, client: FlaskClient) -> None:
    tampered()
    night.audit()
    operator = make.sign_in(client, make.operator())
    refused = operator.post("/api/settlements/2026-11/close")
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (409, "ledger_broken")
    assert office.scans(office.place()[1], 2)


def test_money_that_is_not_there_stops_closing_at_once(office: Office) -> None:
    order = db.session.scalars(select(Order)).one()
    line = {"id": "x", "campaign": order.campaign_id}
    with transaction() as session:
        insert = "INSERT INTO ledger_lines (event_id, kind, campaign_id, recorded_at, outstanding, bank) "
        session.execute(text(insert + "VALUES (:id, 'issued', :campaign, CURRENT_TIMESTAMP, 20000, -20000)"), line)
    with pytest.raises(LedgerBroken):
        close_period(office.first, "2026-11")


def test_the_day_makes_it(office: Office, runner: FlaskCliRunner) -> None:
    assert "audit: all fits" in runner.invoke(args=["day"]).output
    assert "audit" not in runner.invoke(args=["day"]).output


def test_what_is_written_meanwhile_does_not_disturb_it(config: Config, office: Office) -> None:
    phone = office.place()[1]
    other = create_app(config)

    def scan() -> None:
        with other.app_context():
            office.scans(db.session.merge(phone), 2)
            release(other)

    with snapshot(), ThreadPoolExecutor(1) as threads:
        found = ledger.find_problems()
        assert db.session.scalar(select(func.count()).select_from(LedgerLine)) == 6
        threads.submit(scan).result()
        assert [*found] == []
        assert db.session.scalar(select(func.count()).select_from(LedgerLine)) == 6
    assert db.session.scalar(select(func.count()).select_from(LedgerLine)) == 11


def test_the_command_keeps_what_it_finds(office: Office, runner: FlaskCliRunner) -> None:
    assert runner.invoke(args=["ledger", "check", "--nightly"]).exit_code == 0
    tampered()
    result = runner.invoke(args=["ledger", "check", "--nightly"])
    assert result.exit_code == 1
    assert "ledger: 1 lines 'issued' belong to no event" in result.output
    db.session.rollback()
    runs = db.session.scalars(select(AuditRun).order_by(AuditRun.id)).all()
    assert [bool(run.broken) for run in runs] == [False, True]
    assert audits.stops_closing(db.session())


def test_the_day_sums_are_counted_again_by_command(office: Office, runner: FlaskCliRunner) -> None:
    with time_machine.travel(NIGHT + timedelta(days=1), tick=False):
        assert "ledger: " in runner.invoke(args=["day"]).output
        first = runner.invoke(args=["ledger", "recount"]).output
    assert first.endswith("days counted\n")
    assert not first.startswith("0")
