"""`flask day` on several machines with a real SMTP server: each person gets each step's mail once."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner

from server import create_app
from server.config import Config
from server.db import db
from server.keys.ring import NoSigningKey
from tests.messages.support.postbox import Postbox
from tests.support import factories
from tests.support.databases import release

SUMMER = datetime(2026, 7, 1, 9, tzinfo=UTC)
ALERT_DAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


def run_day(config: Config) -> str:
    """Run `flask day` as another machine does."""
    app = create_app(config)
    with time_machine.travel(ALERT_DAY, tick=False):
        output = app.test_cli_runner().invoke(args=["day"]).output
    with app.app_context():
        release(app)
    return output


def test_machines_that_run_the_day_at_once_mail_each_person_once(
    app: Flask, config: Config, postbox: Postbox, runner: FlaskCliRunner
) -> None:
    with time_machine.travel(SUMMER, tick=False):
        campaigns = [factories.campaign() for _ in range(4)]
        people = [factories.sponsor_person(campaign.sponsor) for campaign in campaigns for _ in range(2)]
        addresses = sorted(person.email for person in people)
    db.session.rollback()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as machines:
        outputs = list(machines.map(run_day, [config] * 2))
    with time_machine.travel(ALERT_DAY, tick=False):
        again = runner.invoke(args=["day"])
    assert "".join(outputs).count("alert") == 4
    assert [address for address, _ in postbox.told()] == addresses
    assert all("Carnets émis\u00a0: 0" in mail.get_content() for mail in postbox.mails)
    assert again.output == f"mail: 0 sent, 0 failed, 0 waiting\n{NoSigningKey.message}\n"
