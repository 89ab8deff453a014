"""Fixtures of the public face: mail that arrives, an operator signed in, a meeting in three days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from server import clock
from server.access import Actor
from server.config import Config
from server.front.meetings import NewMeeting, make_meeting
from server.front.models import Meeting
from tests.front.support.visio import LINK
from tests.messages.support.postbox import Postbox
from tests.support import factories as make
from tests.support.databases import settings


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A real SMTP server that listens."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    """Settings with mail."""
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")


@pytest.fixture
def office(client: FlaskClient) -> FlaskClient:
    """The operator, signed in."""
    return make.sign_in(client, make.operator())


@pytest.fixture
def meeting(operator: Actor) -> Meeting:
    """An online meeting in three days."""
    wanted = NewMeeting(
        starts_at=clock.now() + timedelta(days=3), minutes=45, subject="Le pass en 45 minutes", link=LINK
    )
    return make_meeting(operator, wanted).meeting
