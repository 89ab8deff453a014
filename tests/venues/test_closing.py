"""A closed venue leaves lists, maps, exports and bundles; scans made before are paid, those after are refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.access import Actor
from server.db import db
from server.redemptions.intake import Scan
from server.redemptions.rules import UPLOAD_DAYS
from server.redemptions.service import redeem
from server.trail.models import Act
from server.venues import closing, service
from server.venues.models import Venue
from tests.support import factories as make

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def venue(client: FlaskClient) -> Venue:
    """Its manager is signed in."""
    venue = make.qualified_venue()
    make.sign_in(client, make.manager(venue))
    return venue


def path(venue: Venue) -> str:
    return f"/api/venues/{venue.id}/closing"


def shown(client: FlaskClient) -> list[int]:
    return [one["id"] for one in client.get("/api/venues", query_string={"postcode": "33000"}).json["venues"]]


def exported() -> list[str]:
    return [cells["nom"] for cells in service.export_venues()]


def test_a_closed_venue_leaves_lists_and_exports_and_comes_back(client: FlaskClient, venue: Venue) -> None:
    assert (shown(client), exported()) == ([venue.id], [venue.name])
    closed = client.put(path(venue), json={"closed_from": TODAY.isoformat(), "reason": "Bail fini"})
    assert (closed.status_code, closed.json["closed_from"]) == (200, "2026-11-23")
    assert (shown(client), exported()) == ([], [])
    assert client.get("/api/session").json["venues"] == []
    assert client.delete(path(venue)).json["closed_from"] is None
    assert (shown(client), exported()) == ([venue.id], [venue.name])
    acts = db.session.scalars(select(Act).order_by(Act.done_at)).all()
    assert [(act.verb, act.after, act.reason) for act in acts] == [
        ("venue.closed", {"closed_from": "2026-11-23"}, "Bail fini"),
        ("venue.reopened", {"closed_from": None}, ""),
    ]


def test_a_venue_that_will_close_is_shown_till_the_day_before(client: FlaskClient, venue: Venue) -> None:
    client.put(path(venue), json={"closed_from": (TODAY + DAY).isoformat()})
    assert shown(client) == [venue.id]
    with time_machine.travel(clock.start_of_day(TODAY + DAY), tick=False):
        assert shown(client) == []


def test_closing_again_for_the_same_day_changes_nothing(client: FlaskClient, venue: Venue) -> None:
    for _ in range(2):
        assert client.put(path(venue), json={"closed_from": "2026-11-01"}).status_code == 200
    assert len(db.session.scalars(select(Act)).all()) == 1


def test_a_day_of_long_ago_is_a_slip(client: FlaskClient, venue: Venue) -> None:
    answer = client.put(path(venue), json={"closed_from": "2016-11-23"})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "wrong_closing_day")


def test_another_s_venue_is_unknown(client: FlaskClient, venue: Venue) -> None:
    other = make.qualified_venue()
    assert client.put(path(other), json={"closed_from": "2026-11-23"}).status_code == 404
    assert client.delete(path(other)).status_code == 404


@pytest.mark.parametrize(
    ("scanned", "sent", "reason"),
    [
        (-timedelta(minutes=1), DAY, None),
        (timedelta(0), DAY, "venue_closed"),
        (-timedelta(minutes=1), UPLOAD_DAYS * DAY, "venue_closed"),
    ],
)
def test_a_scan_is_judged_by_the_day_it_was_made(
    client: FlaskClient, venue: Venue, scanned: timedelta, sent: timedelta, reason: str | None
) -> None:
    closed_at = clock.start_of_day(TODAY)
    with time_machine.travel(closed_at - 10 * DAY, tick=False):
        phone, text = make.device_actor(make.phone(venue)[0]), make.tokens(make.booklet())[0]
    with time_machine.travel(closed_at, tick=False):
        closing.close_venue(_operator(), venue.id, closed_from=TODAY)
    with time_machine.travel(closed_at + sent, tick=False):
        scan = Scan(id=uuid4(), token=text, code=None, service="digital_tools", scanned_at=closed_at + scanned, seq=1)
        [answer] = redeem(phone, [scan])
    assert answer["reason"] == reason


def _operator() -> Actor:
    return make.actor(make.operator())
