"""A scan of a shared phone carries who scanned, never costs the venue money, and is held to that phone's people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, update

from server import clock
from server.access import MANAGER, Actor
from server.accounts.models import Device, DevicePerson, Membership, MembershipVenue, Person
from server.activity.reversals import Undo, reverse, story
from server.db import db
from server.pins import service as pins
from server.redemptions import intake
from server.redemptions.intake import Scan
from server.redemptions.models import ACCEPTED, Redemption, Reversal
from server.redemptions.service import redeem
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.constraints import refuses
from tests.support.queries import heard
from tests.support.races import at_once

pytestmark = pytest.mark.usefixtures("app")


def scan(text: str, **given: Any) -> Scan:
    values = {"id": uuid4(), "service": "digital_tools", "scanned_at": clock.now(), "seq": 1, "token": text}
    return Scan(**values | given)


@pytest.fixture
def venue() -> Venue:
    make.key_ring()
    return make.qualified_venue()


@pytest.fixture
def device(venue: Venue) -> Device:
    device, _ = make.phone(venue)
    device.shared = True
    return make.save(device)


@pytest.fixture
def phone(device: Device) -> Actor:
    return make.device_actor(device)


@pytest.fixture
def someone(device: Device, venue: Venue) -> Person:
    return make.on_phone(device, make.mediator(venue))


def row_of(answer: dict[str, Any]) -> Redemption:
    return db.session.get_one(Redemption, UUID(answer["id"]))


def test_a_scan_carries_who_scanned_and_one_without_a_name_who_enrolled_the_phone(
    phone: Actor, device: Device, someone: Person
) -> None:
    one, other = make.tokens(make.booklet())[:2]
    named, plain = redeem(phone, [scan(one, person_id=someone.id), scan(other)])
    assert (row_of(named).person_id, row_of(plain).person_id) == (someone.id, device.person_id)
    assert story(make.actor(make.operator()), UUID(named["id"])).person == someone.name


def test_a_scan_that_names_a_stranger_counts_in_the_phone_s_name_and_is_marked(
    phone: Actor, device: Device, venue: Venue
) -> None:
    stranger = make.mediator(venue)
    one, other = make.tokens(make.booklet())[:2]
    answers = redeem(phone, [scan(one, person_id=stranger.id), scan(other, person_id=2**31 - 1)])
    assert [answer["status"] for answer in answers] == ["accepted", "accepted"]
    assert [row_of(answer).person_id for answer in answers] == [device.person_id] * 2
    assert [row_of(answer).unknown_person_id for answer in answers] == [stranger.id, 2**31 - 1]
    assert story(make.actor(make.operator()), UUID(answers[0]["id"])).person_doubtful


def test_the_same_scan_again_is_a_replay_and_with_another_name_is_not(phone: Actor, someone: Person) -> None:
    sent = scan(make.tokens(make.booklet())[0], person_id=someone.id)
    [first] = redeem(phone, [sent])
    [again] = redeem(phone, [sent])
    assert again == first | {"status": "duplicate"}
    [other] = redeem(phone, [sent._replace(person_id=None)])
    assert other["reason"] == "id_reused"


def test_withdrawn_between_the_scan_and_its_arrival_they_keep_their_scan(
    client: FlaskClient, venue: Venue, device: Device
) -> None:
    someone, manager = make.mediator(venue), make.manager(venue)
    bearer = make.phone(venue, someone)[1]
    shared = db.session.scalars(select(Device).order_by(Device.id.desc())).first()
    assert shared
    shared.shared = True
    db.session.commit()
    assert someone.id in [one["id"] for one in bundle_of(client, bearer)["people"]]
    make.sign_in(client, manager)
    role = db.session.scalars(select(Membership.id).where(Membership.person_id == someone.id)).one()
    assert client.delete(f"/api/people/roles/{role}").status_code == 204
    assert someone.id not in [one["id"] for one in bundle_of(client, bearer)["people"]]
    item = {"id": str(uuid4()), "token": make.tokens(make.booklet())[0], "service": "digital_tools", "seq": 1}
    body = {"redemptions": [item | {"scanned_at": clock.iso(clock.now()), "person_id": someone.id}]}
    answer = client.post("/api/redemptions", json=body, headers=make.bearer_header(bearer))
    assert [result["status"] for result in answer.json["results"]] == ["accepted"]
    assert row_of(item).person_id == someone.id


def bundle_of(client: FlaskClient, bearer: str) -> Any:
    return client.get("/api/bundle", headers=make.bearer_header(bearer)).json


def test_the_database_refuses_a_scan_and_an_undoing_in_the_name_of_who_was_never_there(
    phone: Actor, venue: Venue
) -> None:
    stranger = make.mediator(venue)
    [answer] = redeem(phone, [scan(make.tokens(make.booklet())[0])])
    refuses(update(Redemption).values(person_id=stranger.id))
    values = {"id": uuid4(), "redemption_id": UUID(answer["id"]), "reason": "mistake", "person_id": stranger.id}
    moments = {"recorded_at": clock.now(), "effective_at": clock.now()}
    refuses(insert(Reversal).values(values | moments | {"device_id": phone.at.id}))
    refuses(delete(DevicePerson).where(DevicePerson.device_id == phone.at.id))
    refuses(update(Redemption).values(venue_id=make.venue().id))


def test_an_undoing_carries_who_undid_and_a_stranger_s_is_the_phone_s(
    phone: Actor, device: Device, someone: Person, venue: Venue
) -> None:
    tokens = make.tokens(make.booklet())[:2]
    answers = redeem(phone, [scan(token) for token in tokens])
    for answer, named in zip(answers, (someone, make.mediator(venue)), strict=True):
        reverse(phone, UUID(answer["id"]), Undo(uuid4(), "mistake", person_id=named.id))
    people = set(db.session.scalars(select(Reversal.person_id)))
    assert people == {someone.id, device.person_id}


@pytest.mark.parametrize(("named", "more"), [(False, 0), (True, 1)])
def test_naming_who_scanned_costs_one_query_for_a_whole_batch(
    app: Flask, phone: Actor, someone: Person, named: bool, more: int
) -> None:
    order = make.funded_order(booklet_count=10)
    texts = [text for _ in range(10) for text in make.tokens(make.booklet(order))]
    batch = [scan(text, person_id=someone.id if named else None) for text in texts]
    with heard(app) as statements:
        answers = redeem(phone, batch)
    assert {answer["status"] for answer in answers} == {"accepted"}
    usual = 3 if db.engine.dialect.name == "sqlite" else 2
    assert len(statements) == usual + more, statements


def test_sixteen_shared_phones_at_once_redeem_each_voucher_once_in_the_right_name(app: Flask, venue: Venue) -> None:
    tokens = make.tokens(make.booklet())
    phones = [make.phone(venue)[0] for _ in range(16)]
    people = {device.id: make.on_phone(device, make.mediator(venue)).id for device in phones}
    actors = [make.device_actor(device) for device in phones]

    def job(actor: Actor) -> Any:
        return lambda: redeem(actor, [scan(token, person_id=people[actor.at.id]) for token in tokens])

    at_once(app, *[job(actor) for actor in actors])
    rows = db.session.scalars(select(Redemption)).all()
    assert len(rows) == 16 * 10
    assert {row.person_id == people[row.device_id] for row in rows} == {True}
    won = select(func.count()).where(Redemption.status == ACCEPTED)
    assert db.session.scalar(won) == 10


def test_a_shared_phone_is_told_who_works_there_and_no_pin(client: FlaskClient, device: Device, venue: Venue) -> None:
    bearer = make.phone(venue)[1]
    assert bundle_of(client, bearer)["people"] is None
    elsewhere = make.venue(venue.organisation)
    limited = make.mediator(venue)
    make.save(MembershipVenue(membership_id=limited.memberships[0].id, venue_id=elsewhere.id))
    with_pin, manager = make.mediator(venue), make.person(MANAGER, venue.organisation)
    make.mediator(make.qualified_venue())
    db.session.execute(update(Device).values(shared=True))
    db.session.commit()
    pins.choose(make.actor(with_pin), "2580")
    told = {one["id"]: one["pin"] for one in bundle_of(client, bearer)["people"]}
    assert {with_pin.id, manager.id} <= told.keys()
    assert limited.id not in told
    assert told[manager.id] is None
    assert told[with_pin.id].keys() == {"salt", "rounds", "verifier"}
    assert "2580" not in str(told[with_pin.id])
    device_id = db.session.scalars(select(func.max(Device.id))).one()
    known = set(db.session.scalars(select(DevicePerson.person_id).where(DevicePerson.device_id == device_id)))
    assert known == told.keys()


@given(st.integers(1, 2**31 - 1), st.integers(1, 2**31 - 1))
def test_the_digest_tells_people_apart_and_is_the_old_one_without(one: int, other: int) -> None:
    plain = scan("NONSENSE", scanned_at=clock.now() - timedelta(days=1))
    digests = [intake.read(plain._replace(person_id=person), 1, {}).content for person in (None, one, other)]
    assert len(set(digests)) == len({None, one, other})


def test_a_scan_without_a_person_keeps_the_digest_it_had_before_shared_phones() -> None:
    sent = scan("NONSENSE", scanned_at=datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert intake.read(sent, 1, {}).content == "7d98e727783e94ee5f2262166e1d4b57"
