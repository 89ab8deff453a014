"""A month ends and is closed while sixteen phones scan: every redemption is in exactly one month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock, create_app
from server.access import Actor
from server.audit import ledger
from server.commands import CONSOLE
from server.config import Config
from server.db import db
from server.keys import ring
from server.redemptions.models import ACCEPTED, Redemption
from server.settlements.closing import close_period
from server.settlements.models import Statement, StatementLine
from server.settlements.refusals import PeriodNotOver
from server.settlements.tally import Tally
from server.transparency import log_check
from tests.support import factories
from tests.support.databases import release

MIDNIGHT = datetime(2026, 11, 30, 23, tzinfo=UTC)  # in Paris
JANUARY = datetime(2027, 1, 2, 8, tzinfo=UTC)
PHONES, EACH = 16, 30


@pytest.fixture
def workers(app: Flask, config: Config) -> Iterator[list[Flask]]:
    """Two apps, which are two server processes for the database."""
    other = create_app(config)
    yield [app, other]
    with other.app_context():
        release(other)


@pytest.fixture
def phones(app: Flask) -> list[tuple[str, list[str]]]:
    """Each phone's bearer token and the vouchers it will scan; four organisations."""
    with time_machine.travel(MIDNIGHT - timedelta(days=2), tick=False):
        ring.rotate(CONSOLE)
        count = PHONES * EACH // 10
        order = factories.funded_order(booklet_count=count, first_serial=1, last_serial=count)
        texts = [text for _ in range(order.booklet_count) for text in factories.tokens(factories.booklet(order))]
        venues = [factories.qualified_venue() for _ in range(4)]
        bearers = [factories.phone(venues[nth % 4])[1] for nth in range(PHONES)]
    return [(bearer, texts[nth::PHONES]) for nth, bearer in enumerate(bearers)]


@pytest.fixture
def before_midnight(phones: object) -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(MIDNIGHT - timedelta(minutes=1), tick=True) as travelled:
        yield travelled


def scans(app: Flask, start: Barrier, bearer: str, texts: list[str]) -> list[str]:
    """The statuses of a phone's scans, sent one after the other over HTTP."""
    client = FlaskClient(app)
    start.wait()
    return [send(client, bearer, seq, text) for seq, text in enumerate(texts)]


def send(client: FlaskClient, bearer: str, seq: int, text: str) -> str:
    one = {"id": str(uuid4()), "token": text, "service": "employment", "scanned_at": clock.iso(clock.now()), "seq": seq}
    answer = client.post("/api/redemptions", json={"redemptions": [one]}, headers=factories.bearer_header(bearer))
    status: str = answer.json["results"][0]["status"]
    return status


def close_as_soon_as_it_is_over(operator: Actor) -> Tally:
    while True:
        try:
            return close_period(operator, "2026-11")
        except PeriodNotOver:
            db.session.rollback()


def test_every_redemption_is_in_exactly_one_month(
    workers: list[Flask], operator: Actor, phones: list[Any], before_midnight: time_machine.Coordinates
) -> None:
    db.session.rollback()
    start = Barrier(PHONES + 1)
    with ThreadPoolExecutor(PHONES) as pool:
        sent = [pool.submit(Context().run, scans, workers[nth % 2], start, *phone) for nth, phone in enumerate(phones)]
        before_midnight.move_to(MIDNIGHT - timedelta(seconds=0.5))
        start.wait()
        november = close_as_soon_as_it_is_over(operator)
        results = Counter(status for one in sent for status in one.result())
    assert results == {"accepted": PHONES * EACH}
    before_midnight.move_to(JANUARY)
    december = close_period(operator, "2026-12")
    assert november.total.redemptions + december.total.redemptions == PHONES * EACH
    check_each_in_one_month()
    assert [*ledger.find_problems(), *log_check.find_problems()] == []


def check_each_in_one_month() -> None:
    """Assert that each redemption is in its month and in no other, and that statements sum their lines."""
    its_line = StatementLine.redemption_id == Redemption.id
    query = select(Redemption.recorded_at, StatementLine.month).join(StatementLine, its_line)
    rows = db.session.execute(query.where(Redemption.status == ACCEPTED)).all()
    assert len(rows) == PHONES * EACH
    assert {month for _at, month in rows} == {"2026-11", "2026-12"}
    assert all(clock.month_of(at) <= month for at, month in rows)
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == len(rows)
    assert db.session.scalar(select(func.sum(Statement.redemptions))) == len(rows)
