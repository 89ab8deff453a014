"""`flask day`: each step happens on its day in Paris, once, with its messages, even when run at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from server import clock, create_app
from server.config import Config
from server.db import db
from server.expiry.models import ExpiryStep
from server.expiry.service import take_due_steps
from server.expiry.steps import STEPS
from server.keys.ring import NoSigningKey
from server.messages.models import Message
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from tests.support import factories
from tests.support.databases import release

ALERT_DAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves; it starts in the campaign's summer."""
    with time_machine.travel(datetime(2026, 7, 1, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def messages() -> list[Message]:
    db.session.rollback()
    return list(db.session.scalars(select(Message).where(Message.key.startswith("expiry")).order_by(Message.id)))


def subjects() -> list[str]:
    return [message.subject.rpartition("\u00a0: ")[2] for message in messages()]


def test_a_campaign_s_end_is_told_step_by_step(app: Flask, moving: time_machine.Traveller) -> None:
    factories.campaign()
    on = {}
    for day in range(300):
        moving.move_to(datetime(2026, 11, 1, 9, tzinfo=UTC) + timedelta(days=day))
        for taken in take_due_steps():
            on[taken.step] = str(clock.paris_day(clock.now()))
    assert on == {
        "alert": "2026-12-01",
        "block": "2026-12-16",
        "acknowledge": "2026-12-24",
        "last_day": "2026-12-31",
        "refusal": "2027-02-01",
        "statement": "2027-02-06",
    }
    assert subjects() == [
        "fin le jeudi 31\u00a0décembre 2026",
        "confirmez le blocage du stock",
        "plus que quelques jours",
        "dernier jour",
        "les pass ne sont plus acceptés",
        "bilan à valider",
        "bilan à valider",
    ]


@pytest.mark.parametrize(
    ("last_day", "before", "moment"),
    [
        (date(2027, 2, 28), "2027-01-28T22:59:59+00:00", "2027-01-28T23:00:00+00:00"),
        (date(2028, 2, 29), "2028-01-29T22:59:59+00:00", "2028-01-29T23:00:00+00:00"),
        (date(2028, 1, 31), "2027-12-31T22:59:59+00:00", "2027-12-31T23:00:00+00:00"),
        (date(2027, 4, 27), "2027-03-27T22:59:59+00:00", "2027-03-27T23:00:00+00:00"),  # the clocks go on that day
        (date(2027, 4, 28), "2027-03-28T21:59:59+00:00", "2027-03-28T22:00:00+00:00"),  # and went on the day before
        (date(2027, 11, 30), "2027-10-30T21:59:59+00:00", "2027-10-30T22:00:00+00:00"),  # the clocks go back that day
        (date(2027, 12, 1), "2027-10-31T22:59:59+00:00", "2027-10-31T23:00:00+00:00"),  # and went back the day before
    ],
)
def test_a_day_begins_at_midnight_in_paris(
    app: Flask, moving: time_machine.Traveller, last_day: date, before: str, moment: str
) -> None:
    factories.campaign(first_day=date(2026, 1, 1), last_day=last_day, grace_day=clock.month_later(last_day))
    moving.move_to(datetime.fromisoformat(before))
    assert take_due_steps() == []
    moving.move_to(datetime.fromisoformat(moment))
    assert [taken.step for taken in take_due_steps()] == ["alert"]
    assert take_due_steps() == []


def test_the_alert_has_the_four_counters(app: Flask, moving: time_machine.Traveller) -> None:
    order = factories.funded_order(booklet_count=5)
    started = [factories.booklet(order), factories.booklet(order)][0]
    factories.booklet(order, handed_over=False)
    factories.booklet(order, voided_at=clock.now(), void_reason="lost")
    factories.booklet()  # of another campaign
    phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
    scans = [
        Scan(uuid4(), "digital_tools", clock.now(), n, text) for n, text in enumerate(factories.tokens(started)[:3])
    ]
    redeem(phone, scans)
    moving.move_to(ALERT_DAY)
    take_due_steps()
    assert (
        "Carnets émis\u00a0: 4\nCarnets remis\u00a0: 2\nCarnets en stock\u00a0: 1\nCarnets entamés\u00a0: 1\n"
        in messages()[0].body
    )


def test_days_missed_are_caught_up_with_in_order(app: Flask, moving: time_machine.Traveller) -> None:
    factories.campaign()
    moving.move_to(datetime(2027, 2, 20, tzinfo=UTC))
    assert [taken.step for taken in take_due_steps()] == list(STEPS)
    assert take_due_steps() == []


def test_campaigns_long_over_or_without_a_fixed_end_are_left_alone(app: Flask, moving: time_machine.Traveller) -> None:
    factories.campaign(first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), grace_day=date(2025, 1, 31))
    factories.campaign(valid_days=30)
    moving.move_to(ALERT_DAY)
    assert take_due_steps() == []


def test_the_command_says_what_it_did(app: Flask, runner: FlaskCliRunner, moving: time_machine.Traveller) -> None:
    campaign = factories.campaign()
    moving.move_to(ALERT_DAY)
    first, again = runner.invoke(args=["day"]), runner.invoke(args=["day"])
    mail = "mail: 0 sent, 0 failed, 0 waiting\nSMTP_URL is not set: messages stand in the app only.\n"
    rest = f"{mail}{NoSigningKey.message}\n"
    assert first.output == f"campaign {campaign.id}: alert\n{rest}"
    assert (again.exit_code, again.output) == (0, rest)


def test_of_those_who_run_the_day_at_once_one_takes_each_step(
    app: Flask, config: Config, moving: time_machine.Traveller
) -> None:
    campaigns = [factories.campaign().id for _ in range(6)]
    moving.move_to(datetime(2026, 12, 20, 9, tzinfo=UTC))
    machines, start = [create_app(config) for _ in range(8)], Barrier(8)
    db.session.rollback()

    def run(machine: Flask) -> list[tuple[int, str]]:
        with machine.app_context():
            start.wait()
            taken = [tuple(one) for one in take_due_steps()]
            release(machine)
        return taken

    with ThreadPoolExecutor(8) as threads:
        taken = [one for found in threads.map(run, machines) for one in found]
    assert sorted(taken) == sorted((campaign, step) for campaign in campaigns for step in ("alert", "block"))
    assert set(Counter(message.key for message in messages()).values()) == {1}
    assert len(messages()) == 12
    assert len(db.session.scalars(select(ExpiryStep)).all()) == 12
