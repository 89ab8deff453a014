"""PINs: chosen or given, never stored, never easy; only those who look after somebody give one."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER
from server.accounts.models import Membership, Person
from server.db import db
from server.people.first_pins import give_pin
from server.people.refusals import RoleWithoutVenues, UnknownRole
from server.people.withdrawing import withdraw_role
from server.pins import rules, service
from server.pins.models import PersonPin
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.races import at_once

VECTOR = "85da899b998b59b08ed14c3f8e9556d1025002064b6d360e8e44ecebb287436d"

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def venue() -> Venue:
    return make.venue(make.qualified_organisation(runs_venues=True, prescribes=True))


def role_of(person: Person) -> int:
    return db.session.scalars(select(Membership.id).where(Membership.person_id == person.id)).one()


def is_right(person: Person, pin: str) -> bool:
    row = db.session.get_one(PersonPin, person.id)
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), row.salt, row.rounds) == row.verifier


@pytest.mark.parametrize("pin", ["0000", "1111", "9999", "1234", "6789", "7890", "4321", "3210", "0987"])
def test_a_pin_that_everyone_tries_first_is_refused(venue: Venue, pin: str) -> None:
    with pytest.raises(service.EasyPin):
        service.choose(make.actor(make.mediator(venue)), pin)


def test_thirty_pins_of_ten_thousand_are_easy() -> None:
    assert sum(rules.is_easy(f"{number:04}") for number in range(10_000)) == 30


def test_a_drawn_pin_has_four_digits_and_is_not_easy() -> None:
    drawn = [service.draw() for _ in range(2000)]
    assert {len(pin) for pin in drawn} == {4}
    assert all(pin.isdecimal() and not rules.is_easy(pin) for pin in drawn)


def test_a_browser_and_the_server_make_the_same_verifier() -> None:
    """The other half of this vector is in `pwa/tests/shared/pin.test.ts`."""
    assert rules.verifier("2580", bytes(range(16)), 1000).hex() == VECTOR


def test_a_chosen_pin_is_stored_nowhere_and_told_in_no_act(venue: Venue) -> None:
    person = make.mediator(venue)
    service.choose(make.actor(person), "2580")
    assert is_right(person, "2580")
    assert not is_right(person, "2581")
    [act] = db.session.scalars(select(Act)).all()
    assert (act.verb, act.subject_id, act.before, act.after) == ("person.pin_set", str(person.id), {}, {})


def test_a_new_pin_takes_the_place_of_the_old_one_with_another_salt(venue: Venue) -> None:
    person = make.mediator(venue)
    service.choose(make.actor(person), "2580")
    salt = db.session.get_one(PersonPin, person.id).salt
    service.choose(make.actor(person), "2580")
    db.session.expire_all()
    assert db.session.get_one(PersonPin, person.id).salt != salt


def test_two_pins_chosen_at_once_leave_one(app: Flask, venue: Venue) -> None:
    person = make.mediator(venue)
    actor = make.actor(person)
    at_once(app, *[lambda: service.choose(actor, "2580")] * 4)
    assert is_right(person, "2580")


def test_a_manager_gives_a_pin_that_is_told_once_and_the_person_hears_of_it(venue: Venue) -> None:
    person, manager = make.mediator(venue), make.actor(make.manager(venue))
    pin = give_pin(manager, role_of(person))
    assert is_right(person, pin)
    act = db.session.scalars(select(Act)).one()
    assert (act.verb, act.person_id, act.organisation_id) == (
        "person.pin_given",
        manager.person_id,
        venue.organisation_id,
    )
    assert pin not in str((act.before, act.after))


@pytest.mark.parametrize("role", [MEDIATOR, MANAGER, OPERATOR])
def test_only_who_looks_after_somebody_gives_them_a_pin(venue: Venue, role: str) -> None:
    elsewhere = None if role == OPERATOR else make.qualified_organisation()
    actor = make.actor(make.person(role, elsewhere))
    role_id = role_of(make.mediator(venue))
    if role == OPERATOR:
        assert len(give_pin(actor, role_id)) == 4
        return
    with pytest.raises(UnknownRole):
        give_pin(actor, role_id)


def test_who_does_not_scan_is_given_none(venue: Venue) -> None:
    prescriber = make.person(PRESCRIBER, venue.organisation)
    with pytest.raises(RoleWithoutVenues):
        give_pin(make.actor(make.manager(venue)), role_of(prescriber))


def test_a_pin_goes_with_the_last_role(venue: Venue) -> None:
    person, manager = make.mediator(venue), make.actor(make.manager(venue))
    give_pin(manager, role_of(person))
    withdraw_role(manager, role_of(person))
    assert db.session.scalars(select(PersonPin)).all() == []


def test_over_http(client: FlaskClient, venue: Venue) -> None:
    person, manager = make.mediator(venue), make.manager(venue)
    make.sign_in(client, person)
    assert client.get("/api/account/pin").json == {"set_at": None}
    wrong: list[Any] = ["", "123", "12345", "12a4", "١٢٣٤", " 2580", 2580, None]
    assert {client.put("/api/account/pin", json={"pin": pin}).status_code for pin in wrong} == {422}
    easy = client.put("/api/account/pin", json={"pin": "1234"})
    assert (easy.status_code, easy.json["error"]["code"]) == (422, "easy_pin")
    assert client.put("/api/account/pin", json={"pin": "2580"}).json["set_at"]
    make.sign_in(client, manager)
    there = client.get(f"/api/people?organisation_id={venue.organisation_id}").json["people"]
    assert {one["id"]: one["has_pin"] for one in there} == {person.id: True, manager.id: False}
    given = client.post(f"/api/people/roles/{role_of(manager)}/pin")
    assert (given.status_code, len(given.json["pin"])) == (201, 4)
