"""Withdrawing a role: who may, what ends with it, and that nobody is left without a manager or an operator."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from server.access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR, Actor
from server.accounts import devices
from server.accounts.devices import device_actor
from server.accounts.models import Device, Membership, Person
from server.accounts.sessions import person_actor
from server.db import db
from server.messages import inbox as messages
from server.people.accepting import look
from server.people.invitations import Guest, invite
from server.people.refusals import InvitationWithdrawn, LastOne, UnknownRole
from server.people.withdrawing import withdraw_role
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.races import at_once


@pytest.fixture
def venue(app: Flask) -> Venue:
    return make.venue(make.qualified_organisation(runs_venues=True, prescribes=True))


def role_of(person: Person) -> int:
    return db.session.scalars(select(Membership.id).where(Membership.person_id == person.id)).one()


def withdraw(actor: Actor, person: Person) -> None:
    withdraw_role(actor, role_of(person))


def test_sessions_and_phones_end_with_the_role(venue: Venue) -> None:
    mediator, manager = make.mediator(venue), make.actor(make.manager(venue))
    key = make.session_key(mediator)
    assert person_actor(key)
    _, token = make.phone(venue, mediator)
    other, _ = make.phone(venue)
    withdraw(manager, mediator)
    assert person_actor(key) is None
    phone = device_actor(token)
    assert phone
    assert phone.at.revoked_at
    assert db.session.get_one(Device, other.id).revoked_at is None


def test_phones_go_on_while_another_role_there_needs_them(venue: Venue) -> None:
    someone = make.mediator(venue)
    make.save(Membership(person_id=someone.id, role=MANAGER, organisation_id=venue.organisation_id))
    manager = make.actor(make.manager(venue))
    phone, _ = make.phone(venue, someone)
    mediating = db.session.scalars(select(Membership.id).where(Membership.person_id == someone.id)).first()
    withdraw_role(manager, mediating or 0)
    db.session.rollback()
    assert db.session.get_one(Device, phone.id).revoked_at is None


def test_phones_of_another_organisation_go_on(venue: Venue) -> None:
    elsewhere = make.qualified_venue()
    someone = make.mediator(venue)
    here = role_of(someone)
    make.save(Membership(person_id=someone.id, role=MEDIATOR, organisation_id=elsewhere.organisation_id))
    phone, _ = make.phone(elsewhere, someone)
    withdraw_role(make.actor(make.manager(venue)), here)
    db.session.rollback()
    assert db.session.get_one(Device, phone.id).revoked_at is None


def test_the_person_is_told_and_the_trail_knows(venue: Venue) -> None:
    mediator, manager = make.mediator(venue), make.manager(venue)
    withdraw(make.actor(manager), mediator)
    told = messages.messages(Actor(mediator.id)).messages
    assert [manager.name in message.body for message in told] == [True]
    act = db.session.scalars(select(Act)).one()
    assert (act.verb, act.subject_id, act.before) == ("person.withdrawn", str(mediator.id), {"role": MEDIATOR})


def test_whoever_leaves_is_told_nothing(venue: Venue) -> None:
    mediator = make.mediator(venue)
    withdraw(make.actor(mediator), mediator)
    assert messages.messages(Actor(mediator.id)).messages == []
    assert db.session.scalars(select(Membership).where(Membership.person_id == mediator.id)).all() == []


@pytest.mark.parametrize(
    ("role", "withdraws"),
    [
        (OPERATOR, {MEDIATOR, PRESCRIBER, SPONSOR, MANAGER}),
        (MANAGER, {MEDIATOR, PRESCRIBER, MANAGER}),
        (PRESCRIBER, {PRESCRIBER}),
        (SPONSOR, {SPONSOR}),
        (MEDIATOR, set()),
    ],
)
def test_each_role_withdraws_its_own(venue: Venue, role: str, withdraws: set[str]) -> None:
    actor = make.actor(make.person(role, None if role == OPERATOR else venue.organisation))
    make.manager(venue)
    gone = set()
    for wanted in (MEDIATOR, PRESCRIBER, SPONSOR, MANAGER):
        try:
            withdraw(actor, make.person(wanted, venue.organisation))
            gone.add(wanted)
        except UnknownRole:
            pass
    assert gone == withdraws


def test_a_manager_withdraws_nobody_elsewhere(venue: Venue) -> None:
    with pytest.raises(UnknownRole):
        withdraw(make.actor(make.manager(venue)), make.mediator(make.qualified_venue()))
    with pytest.raises(UnknownRole):
        withdraw_role(make.actor(make.manager(venue)), 999)


def test_the_last_manager_stays(venue: Venue, operator: Actor) -> None:
    manager = make.manager(venue)
    make.manager(make.qualified_venue())
    for actor in (make.actor(manager), operator):
        with pytest.raises(LastOne):
            withdraw(actor, manager)


def test_the_last_operator_stays(app: Flask, operator: Actor) -> None:
    with pytest.raises(LastOne):
        withdraw(operator, db.session.get_one(Person, operator.person_id))
    second = make.operator()
    withdraw(operator, second)


@pytest.mark.parametrize("role", [MANAGER, OPERATOR])
def test_the_last_two_leave_at_once_and_one_stays(app: Flask, venue: Venue, role: str) -> None:
    two = [make.person(role, venue.organisation if role == MANAGER else None) for _ in range(2)]
    leaving = [(make.actor(one), role_of(one)) for one in two]
    answers = at_once(app, *[lambda one=one: withdraw_role(*one) for one in leaving])  # type: ignore[misc]  # bound now
    assert sorted(type(answer).__name__ for answer in answers) == ["LastOne", "NoneType"]
    assert len(db.session.scalars(select(Membership).where(Membership.role == role)).all()) == 1


def test_withdrawing_twice_at_once_is_done_once(app: Flask, venue: Venue) -> None:
    manager, membership = make.actor(make.manager(venue)), role_of(make.mediator(venue))
    answers = at_once(app, *[lambda: withdraw_role(manager, membership)] * 3)
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "UnknownRole", "UnknownRole"]


def test_the_links_that_a_withdrawn_manager_sent_stop(venue: Venue) -> None:
    manager, left = make.manager(venue), make.actor(make.manager(venue))
    sent, by_other = (
        invite(actor, Guest(email=email, name="Ada", role=MEDIATOR, organisation_id=venue.organisation_id))
        for actor, email in ((make.actor(manager), "a@example.org"), (left, "b@example.org"))
    )
    withdraw(left, manager)
    assert sent.link
    with pytest.raises(InvitationWithdrawn):
        look(sent.link.partition("#")[2])
    assert by_other.link
    look(by_other.link.partition("#")[2])


def test_a_phone_enrolled_while_its_person_is_withdrawn_is_not_left_behind(app: Flask, venue: Venue) -> None:
    manager, venue_id = make.actor(make.manager(venue)), venue.id
    for _ in range(5):
        mediator = make.mediator(venue)
        actor, membership, person_id = make.actor(mediator), role_of(mediator), mediator.id
        at_once(
            app,
            lambda actor=actor: devices.enrol(actor, label="A", venue_id=venue_id)[1],  # type: ignore[misc]  # bound now
            lambda membership=membership: withdraw_role(manager, membership),  # type: ignore[misc]  # bound now
        )
        alive = select(Device).where(Device.person_id == person_id, Device.revoked_at.is_(None))
        assert db.session.scalars(alive).all() == []
