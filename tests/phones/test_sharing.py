"""A phone is made shared by its venue's manager or the operator; then it goes with nobody."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import Actor
from server.accounts import revoking
from server.accounts.models import Device, DevicePerson, Membership
from server.db import db
from server.people.withdrawing import withdraw_role
from server.phones import invitations
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make


@pytest.fixture
def venue(app: Flask) -> Venue:
    assert app
    return make.venue()


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


def test_sharing_and_no_longer_sharing_are_two_acts_and_the_same_again_is_none(venue: Venue, manager: Actor) -> None:
    device, _ = make.phone(venue)
    for shared in (True, True, False):
        revoking.share(manager, device.id, shared=shared)
    verbs = db.session.scalars(select(Act.verb).order_by(Act.done_at)).all()
    assert verbs == ["phone.shared", "phone.unshared"]


def test_another_organisation_s_phone_is_unknown(venue: Venue) -> None:
    device, _ = make.phone(venue)
    stranger = make.actor(make.manager(make.venue()))
    with pytest.raises(revoking.UnknownDevice):
        revoking.share(stranger, device.id, shared=True)


def test_a_mediator_does_not_share_the_own_phone(client: FlaskClient, venue: Venue) -> None:
    mediator = make.mediator(venue)
    device, _ = make.phone(venue, mediator)
    make.sign_in(client, mediator)
    assert client.put(f"/api/devices/{device.id}/shared", json={"shared": True}).status_code == 403
    make.sign_in(client, make.manager(venue))
    assert client.put(f"/api/devices/{device.id}/shared", json={"shared": True}).status_code == 200
    listed = client.get(f"/api/devices?venue_id={venue.id}").json["devices"]
    assert [one["shared"] for one in listed] == [True]


def test_a_qr_for_a_shared_phone_makes_one(venue: Venue, manager: Actor) -> None:
    invited = invitations.invite(manager, venue_id=venue.id, label="Accueil", shared=True)
    device, _ = invitations.accept(invited.link.partition("#")[2])
    assert device.shared
    people = db.session.execute(select(DevicePerson.device_id, DevicePerson.person_id)).all()
    assert people == [(device.id, manager.person_id)]


def test_a_shared_phone_stays_when_who_enrolled_it_is_withdrawn(venue: Venue, manager: Actor) -> None:
    mediator = make.mediator(venue)
    own, shared = make.phone(venue, mediator)[0], make.phone(venue, mediator)[0]
    revoking.share(manager, shared.id, shared=True)
    role = db.session.scalars(select(Membership.id).where(Membership.person_id == mediator.id)).one()
    withdraw_role(manager, role)
    ended = {device.id: device.revoked_at is not None for device in db.session.scalars(select(Device))}
    assert ended == {own.id: True, shared.id: False}
