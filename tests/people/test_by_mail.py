"""The link of an invitation comes by mail, also after a day on which no mail server answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from server import clock
from server.access import OPERATOR
from server.config import Config
from tests.messages.support.postbox import Postbox
from tests.support import factories as make
from tests.support.databases import settings

WANTED = {"email": "ada@example.org", "name": "Ada", "role": OPERATOR, "organisation_id": None}
PASSWORD = "une longue phrase à moi"  # of the tests
DAY = timedelta(days=1)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")


def accept(app: Flask, postbox: Postbox) -> int:
    """Somebody who is not signed in accepts the invitation that was mailed; the status of the answer."""
    [mail] = postbox.mails
    token = str(mail.get_content()).rpartition("#")[2].strip()
    sent = {"token": token, "newcomer": {"name": "Ada", "password": PASSWORD}}
    return app.test_client().post("/api/invitations/accept", json=sent).status_code


def test_an_invitation_leaves_with_its_request(app: Flask, client: FlaskClient, postbox: Postbox) -> None:
    postbox.open()
    make.sign_in(client, make.operator())
    with client.post("/api/invitations", json=WANTED) as invited:
        assert (invited.status_code, invited.json["link"]) == (201, None)
    assert accept(app, postbox) == 200


def test_an_invitation_written_while_mail_is_down_arrives_a_day_later_and_opens(
    app: Flask, client: FlaskClient, runner: FlaskCliRunner, postbox: Postbox
) -> None:
    make.key_ring()
    make.sign_in(client, make.operator())
    with client.post("/api/invitations", json=WANTED) as invited:
        assert invited.status_code == 201
    with time_machine.travel(clock.now() + DAY):
        down = runner.invoke(args=["day"])
        assert down.exit_code == 0
        assert "mail: 0 sent" in down.output
    with time_machine.travel(clock.now() + 2 * DAY):
        postbox.open()
        runner.invoke(args=["day"])
        assert accept(app, postbox) == 200
