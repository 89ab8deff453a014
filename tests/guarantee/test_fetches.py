"""When a phone fetched its rules: stored by hour, and deleted when no scan can refer to it any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server.access import Actor
from server.db import db
from server.redemptions.bundle.fetches import KEPT, note_fetch
from server.redemptions.models import BundleFetch
from tests.support import factories as make

from .support.rivals import LATER, MINUTE, Rivals


def fetches(phone: Actor) -> list[datetime]:
    query = select(BundleFetch.fetched_at).where(BundleFetch.device_id == phone.at.id)
    return list(db.session.scalars(query.order_by(BundleFetch.hour)))


def test_the_first_fetch_of_each_hour_is_kept(rivals: Rivals) -> None:
    before = fetches(rivals.loser.actor)
    for minutes in (0, 10, 59, 60, 61):
        note_fetch(rivals.loser.device.id, LATER + minutes * MINUTE)
    assert fetches(rivals.loser.actor) == [*before, LATER, LATER + 60 * MINUTE]


def test_a_phone_that_asks_for_its_rules_is_noted(client: FlaskClient, rivals: Rivals) -> None:
    device, bearer = make.phone(rivals.loser.venue)
    phone = make.device_actor(device)
    for _ in range(2):
        assert client.get("/api/bundle", headers=make.bearer_header(bearer)).status_code == 200
    assert fetches(phone) == [LATER]


def test_the_day_forgets_what_is_too_old(rivals: Rivals, runner: FlaskCliRunner) -> None:
    phone = rivals.loser
    note_fetch(phone.device.id, LATER - KEPT - timedelta(days=1))
    assert len(fetches(phone.actor)) == 2
    runner.invoke(args=["day"])
    assert len(fetches(phone.actor)) == 1
