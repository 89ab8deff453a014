"""The list says what never arrived from each phone, in as many queries as for one."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from server import clock
from server.access import Actor
from server.accounts.devices import note_seen
from server.accounts.models import Device
from server.activity.reversals import Undo, reverse
from server.db import db
from server.phones.gaps import MOST_OF_ONE, Gap
from server.phones.listing import list_phones
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.queries import heard

MINUTE = timedelta(minutes=1)


@pytest.fixture
def venue(app: Flask) -> Venue:
    assert app
    make.key_ring()
    return make.qualified_venue()


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


def send(device: Device, *numbers: int) -> list[Scan]:
    """Scans of vouchers that do not exist: a refused scan has a number, too."""
    scans = [Scan(uuid4(), "digital_tools", clock.now(), number, "AAAA") for number in numbers]
    redeem(make.device_actor(device), scans)
    return scans


def gaps_of(actor: Actor) -> list[list[Gap]]:
    return [list(phone.gaps) for phone in list_phones(actor)]


def test_numbers_that_never_arrived_are_gaps(venue: Venue, manager: Actor) -> None:
    one, other = make.phone(venue)[0], make.phone(venue)[0]
    send(one, 40, 44, 45, 47)
    send(other, 7, 8, 9)
    assert gaps_of(manager) == [[], [Gap(41, 43), Gap(46, 46)]]


def test_a_journal_counts_from_the_first_number_of_this_enrolment(venue: Venue, manager: Actor) -> None:
    send(make.phone(venue)[0], 100, 101)
    assert gaps_of(manager) == [[]]


def test_a_gap_is_closed_by_what_arrives_late(venue: Venue, manager: Actor) -> None:
    device, _ = make.phone(venue)
    send(device, 1, 4)
    send(device, 2, 3)
    assert gaps_of(manager) == [[]]


def test_what_the_phone_says_to_have_sent_is_no_gap(venue: Venue, manager: Actor) -> None:
    device, _ = make.phone(venue)
    send(device, 1, 3)
    note_seen(device.id, 2, clock.now())
    assert gaps_of(manager) == [[Gap(2, 2)]]
    note_seen(device.id, 0, clock.now() + MINUTE)
    assert gaps_of(manager) == [[]]
    db.session.execute(update(Device).values(safe_at=clock.now() - MINUTE))
    db.session.commit()
    assert gaps_of(manager) == [[Gap(2, 2)]]


def test_an_undoing_has_a_number_too(venue: Venue, manager: Actor) -> None:
    device, _ = make.phone(venue)
    phone = make.device_actor(device)
    scan = Scan(uuid4(), "digital_tools", clock.now(), 1, make.tokens(make.booklet())[0])
    redeem(phone, [scan])
    reverse(phone, scan.id, Undo(uuid4(), "mistake", clock.now(), 2))
    send(device, 3)
    assert gaps_of(manager) == [[]]


def test_only_the_newest_gaps_are_listed(venue: Venue, manager: Actor) -> None:
    device, _ = make.phone(venue)
    send(device, *range(1, 41, 2))
    [found] = gaps_of(manager)
    assert found == [Gap(number, number) for number in range(38 - 2 * (MOST_OF_ONE - 1), 39, 2)]


def test_a_phone_is_seen_when_it_last_asked_or_sent(client: FlaskClient, venue: Venue, manager: Actor) -> None:
    _device, bearer = make.phone(venue)
    [before] = list_phones(manager)
    assert before.seen_at is None
    assert client.get("/api/bundle?unsent=4", headers=make.bearer_header(bearer)).status_code == 200
    db.session.expire_all()
    [after] = list_phones(manager)
    assert (after.device.waiting, after.device.safe_at) == (4, None)
    assert after.seen_at == after.device.seen_at
    client.get("/api/bundle?unsent=0", headers=make.bearer_header(bearer))
    client.get("/api/bundle", headers=make.bearer_header(bearer))
    db.session.expire_all()
    [safe] = list_phones(manager)
    assert safe.device.waiting == 0
    assert isinstance(safe.device.safe_at, datetime)


@pytest.mark.parametrize("unsent", ["-1", "many", str(2**31)])
def test_a_nonsense_count_is_refused(client: FlaskClient, venue: Venue, unsent: str) -> None:
    _device, bearer = make.phone(venue)
    assert client.get(f"/api/bundle?unsent={unsent}", headers=make.bearer_header(bearer)).status_code == 422


def test_the_list_costs_three_queries_however_long(app: Flask, venue: Venue, manager: Actor) -> None:
    for number in range(4):
        send(make.phone(venue)[0], 1, 3 + number)
    db.session.expunge_all()
    with heard(app) as queries:
        list_phones(manager)
    assert len(queries) == 3


def test_the_operator_sees_a_venue_s_phones_and_a_stranger_none(venue: Venue) -> None:
    device, _ = make.phone(venue)
    make.phone(make.venue())
    assert [phone.device.id for phone in list_phones(make.actor(make.operator()), venue.id)] == [device.id]
    assert list_phones(make.actor(make.manager(make.venue())), venue.id) == []
