"""`flask day` counts past days for the dashboards, once, on any number of machines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from server import create_app
from server.commands import CONSOLE
from server.config import Config
from server.dashboards.day_counts import bring_up_to_date
from server.dashboards.models import CountedUntil, DailyUses
from server.db import db
from server.keys.ring import rotate
from tests.support.databases import release
from tests.support.rows import Scanner

NOON = datetime(2026, 3, 27, 12, tzinfo=UTC)  # two days before summer time begins
DAYS = 4


@pytest.fixture
def scanned(app: Flask) -> None:
    """One redemption on each of some days."""
    with time_machine.travel(NOON, tick=False):
        scanner = Scanner()
        for day in range(DAYS):
            scanner.accepted(NOON + timedelta(days=day))
    db.session.rollback()


def counted() -> tuple[str, int]:
    """The day up to which the counts hold, and how many vouchers they hold."""
    db.session.rollback()
    until, vouchers = select(CountedUntil.day), select(func.sum(DailyUses.vouchers))
    return str(db.session.scalar(until)), db.session.scalars(vouchers).one()


@pytest.mark.usefixtures("scanned")
def test_the_day_counts_what_is_over_and_says_so_once(runner: FlaskCliRunner) -> None:
    with time_machine.travel(NOON + timedelta(days=DAYS), tick=False):
        first, again = runner.invoke(args=["day"]), runner.invoke(args=["day"])
    assert first.stdout.endswith(f"dashboards: {DAYS} days counted\n")
    assert "dashboards" not in again.output
    assert counted() == ("2026-03-31", DAYS)


@pytest.mark.usefixtures("scanned")
def test_before_six_in_the_morning_the_day_before_is_left_open(runner: FlaskCliRunner) -> None:
    with time_machine.travel(datetime(2026, 3, 31, 3, 59, tzinfo=UTC), tick=False):
        runner.invoke(args=["day"])
    assert counted() == ("2026-03-30", DAYS - 1)


@pytest.mark.usefixtures("scanned")
def test_machines_at_once_count_each_day_once(config: Config) -> None:
    machines, start = [create_app(config) for _ in range(4)], Barrier(4)

    def run(machine: Flask) -> int:
        with machine.app_context():
            start.wait()
            days = bring_up_to_date()
            release(machine)
        return days

    with time_machine.travel(NOON + timedelta(days=DAYS), tick=False), ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(run, machines)) == DAYS
    assert counted() == ("2026-03-31", DAYS)


def test_the_day_goes_through_before_there_is_a_signing_key(app: Flask, runner: FlaskCliRunner) -> None:
    done = runner.invoke(args=["day"])
    assert done.exit_code == 0, done.output
    assert "Clés de signature" in done.stderr
    rotate(CONSOLE)
    assert "audit: all fits" in runner.invoke(args=["day"]).stdout
