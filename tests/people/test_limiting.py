"""Managers of some venues: what they look after, and that somebody manages all of an organisation."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import MANAGER, Actor
from server.accounts import devices
from server.accounts.models import Device, Membership, Person
from server.accounts.sessions import person_actor
from server.audit.trail import ActFilter, list_acts
from server.db import db, transaction
from server.messages import inbox as messages
from server.messages.service import Note, To, write
from server.organisations.refusals import UnknownOrganisation
from server.payouts.balances import balances
from server.people.invitations import Guest, invite
from server.people.limiting import limit_to_venues
from server.people.listing import workplaces_of
from server.people.refusals import LastOne, UnknownRole
from server.people.withdrawing import withdraw_role
from server.venues.models import Venue
from server.venues.refusals import UnknownVenue
from tests.support import factories as make
from tests.support.races import at_once


@pytest.fixture
def venue(app: Flask) -> Venue:
    return make.venue(make.qualified_organisation(runs_venues=True))


@pytest.fixture
def limited(venue: Venue) -> Person:
    """Somebody who manages one of an organisation's two venues."""
    return limited_to(venue)


def limited_to(venue: Venue) -> Person:
    someone = make.manager(venue)
    with transaction():
        someone.memberships[0].venues = [venue]
    return someone


def role_of(person: Person) -> int:
    return db.session.scalars(select(Membership.id).where(Membership.person_id == person.id)).one()


def acting(person: Person) -> Actor:
    """As a request finds its actor."""
    found = person_actor(make.session_key(person))
    assert found
    return found


def test_a_session_carries_the_limits_of_its_roles(venue: Venue, limited: Person) -> None:
    actor = acting(limited)
    assert actor == make.actor(limited)
    assert actor.has(MANAGER)
    assert actor.organisation_ids(MANAGER) == frozenset()
    assert actor.venues_limited_to(MANAGER) == {(venue.organisation_id, venue.id)}


def test_limits_hold_in_a_session_that_is_open(venue: Venue) -> None:
    make.venue(venue.organisation)
    someone = make.manager(venue)
    key = make.session_key(someone)
    open_session = person_actor(key)
    assert open_session
    assert len(balances(open_session)) == 2
    limit_to_venues(make.actor(make.manager(venue)), role_of(someone), [venue.id])
    limited = person_actor(key)
    assert limited
    assert [balance.venue_id for balance in balances(limited)] == [venue.id]


def test_a_venue_that_moved_to_another_organisation_is_no_longer_theirs(venue: Venue, limited: Person) -> None:
    elsewhere = make.qualified_organisation()
    with transaction():
        venue.organisation = elsewhere
    assert balances(acting(limited)) == []


def test_people_are_looked_after_by_who_manages_all(venue: Venue, limited: Person) -> None:
    actor, mediator = acting(limited), make.mediator(venue)
    assert workplaces_of(actor) == []
    with pytest.raises(UnknownOrganisation):
        invite(actor, Guest(email="a@example.org", name="A", role=MANAGER, organisation_id=venue.organisation_id))
    with pytest.raises(UnknownRole):
        limit_to_venues(actor, role_of(mediator), [])
    with pytest.raises(UnknownRole):
        withdraw_role(actor, role_of(mediator))


def test_what_they_sent_before_is_withdrawn(venue: Venue) -> None:
    someone, boss = make.manager(venue), make.actor(make.manager(venue))
    guest = Guest(email="a@example.org", name="A", role=MANAGER, organisation_id=venue.organisation_id)
    sent = invite(make.actor(someone), guest).invitation
    limit_to_venues(boss, role_of(someone), [venue.id])
    assert sent.withdrawn_at


def test_who_is_limited_may_leave(venue: Venue, limited: Person) -> None:
    make.manager(venue)
    withdraw_role(acting(limited), role_of(limited))
    assert acting(limited).roles == frozenset()


def test_messages_to_the_managers_reach_who_manages_all(venue: Venue, limited: Person) -> None:
    whole = make.manager(venue)
    to = To(role=MANAGER, organisation_id=venue.organisation_id)
    with transaction() as session:
        write(session, [Note("a key", to, "mail_unset")])
    assert [messages.messages(acting(one)).unread for one in (whole, limited)] == [1, 0]


def test_the_trail_of_the_organisation_is_not_theirs(venue: Venue, limited: Person, operator: Actor) -> None:
    whole = make.manager(venue)
    limit_to_venues(acting(whole), role_of(make.mediator(venue)), [venue.id])
    assert list_acts(acting(whole), ActFilter()).total == 1
    assert list_acts(acting(limited), ActFilter()).total == 0


@pytest.mark.parametrize("act", ["limited", "withdrawn"])
def test_somebody_manages_all_of_an_organisation(venue: Venue, limited: Person, operator: Actor, act: str) -> None:
    whole = make.manager(venue)
    with pytest.raises(LastOne):
        end(operator, whole, venue, act)


def end(actor: Actor, person: Person, venue: Venue, act: str) -> None:
    if act == "limited":
        limit_to_venues(actor, role_of(person), [venue.id])
    else:
        withdraw_role(actor, role_of(person))


def test_the_last_two_are_limited_at_once_and_one_goes_on_managing_all(
    app: Flask, venue: Venue, operator: Actor
) -> None:
    roles, venues = [role_of(make.manager(venue)) for _ in range(2)], [venue.id]
    answers = at_once(app, *[lambda role=role: limit_to_venues(operator, role, venues) for role in roles])  # type: ignore[misc]  # bound now
    assert sorted(type(answer).__name__ for answer in answers) == ["LastOne", "NoneType"]


def test_the_last_manager_who_is_limited_can_be_freed(venue: Venue, limited: Person, operator: Actor) -> None:
    limit_to_venues(operator, role_of(limited), [])
    assert acting(limited).organisation_ids(MANAGER) == {venue.organisation_id}


def test_a_role_is_limited_to_venues(client: FlaskClient, venue: Venue) -> None:
    second = make.venue(venue.organisation)
    mediator, manager = make.mediator(venue), make.actor(make.manager(venue))
    phone, _ = make.phone(second, mediator)
    limit_to_venues(manager, role_of(mediator), [venue.id])
    me = make.sign_in(client, mediator).get("/api/session").json
    assert [one["id"] for one in me["venues"]] == [venue.id]
    assert db.session.get_one(Device, phone.id).revoked_at
    with pytest.raises(UnknownVenue):
        devices.enrol(make.actor(mediator), label="A", venue_id=second.id)
    assert devices.enrol(make.actor(mediator), label="A", venue_id=venue.id)
    limit_to_venues(manager, role_of(mediator), [])
    assert devices.enrol(make.actor(mediator), label="A", venue_id=second.id)


def test_a_role_is_limited_to_venues_of_its_organisation(venue: Venue) -> None:
    mediator, manager = make.mediator(venue), make.actor(make.manager(venue))
    with pytest.raises(UnknownVenue):
        limit_to_venues(manager, role_of(mediator), [make.qualified_venue().id])
    with pytest.raises(UnknownRole):
        limit_to_venues(make.actor(make.manager(make.qualified_venue())), role_of(mediator), [venue.id])


def test_a_limited_role_can_be_withdrawn(venue: Venue) -> None:
    mediator, manager = make.mediator(venue), make.actor(make.manager(venue))
    limit_to_venues(manager, role_of(mediator), [venue.id])
    withdraw_role(manager, role_of(mediator))
