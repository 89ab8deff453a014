"""A QR makes one phone the venue's, once, within ten minutes, whatever the phone's clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server.access import Actor
from server.accounts.devices import device_actor
from server.accounts.models import Device
from server.db import db
from server.errors import Refusal
from server.people.withdrawing import withdraw_role
from server.phones import invitations, refusals
from server.phones.models import PhoneInvitation
from server.trail.models import Act
from server.venues.models import Venue
from server.venues.refusals import UnknownVenue
from tests.support import factories as make
from tests.support.races import at_once

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def venue(app: Flask) -> Venue:
    assert app
    return make.venue()


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


def token_of(invited: invitations.InvitedPhone) -> str:
    return invited.link.partition("#")[2]


def invite(actor: Actor, venue: Venue) -> invitations.InvitedPhone:
    return invitations.invite(actor, venue_id=venue.id, label="Téléphone de l'accueil")


def test_the_phone_that_opens_the_qr_becomes_the_venue_s(venue: Venue, manager: Actor) -> None:
    invited = invite(manager, venue)
    assert invited.link.startswith("http://localhost/telephone#") or "/telephone#" in invited.link
    assert invited.qr.startswith("<svg ")
    device, bearer = invitations.accept(token_of(invited))
    assert (device.label, device.venue_id, device.of_venue, device.person_id) == (
        "Téléphone de l'accueil",
        venue.id,
        True,
        manager.person_id,
    )
    known = device_actor(bearer)
    assert known
    assert known.at.venue_id == venue.id
    state = invitations.read_state(manager, invited.invitation.id)
    assert (state.state, state.device) == ("used", device)
    verbs = db.session.scalars(select(Act.verb).order_by(Act.done_at)).all()
    assert verbs == ["phone.invited", "phone.enrolled"]


def test_a_mediator_s_qr_makes_a_phone_that_ends_with_their_role(venue: Venue, manager: Actor) -> None:
    mediator = make.mediator(venue)
    make.mediator(make.venue())
    held = invitations.list_holders(manager, venue.id)
    assert {one.id for one in held} == {mediator.id, manager.person_id}
    wanted = {"venue_id": venue.id, "label": "Téléphone de Karim", "holder_id": mediator.id}
    device, bearer = invitations.accept(token_of(invitations.invite(manager, **wanted)))
    assert (device.person_id, device.of_venue) == (mediator.id, False)
    known = device_actor(bearer)
    assert known
    assert known.person_id == mediator.id
    late = invitations.invite(manager, **wanted)
    withdraw_role(manager, mediator.memberships[0].id)
    db.session.refresh(device)
    assert device.revoked_at
    with pytest.raises(refusals.PhoneInvitationOver):
        invitations.accept(token_of(late))
    assert invitations.read_state(manager, late.invitation.id).state == "open"


def test_a_phone_is_made_for_nobody_who_works_elsewhere(venue: Venue, manager: Actor) -> None:
    for stranger in (make.mediator(make.venue()).id, make.operator().id, 10**9):
        with pytest.raises(refusals.UnknownHolder):
            invitations.invite(manager, venue_id=venue.id, label="Accueil", holder_id=stranger)


def test_holders_of_another_organisation_s_venue_are_not_told(client: FlaskClient, venue: Venue) -> None:
    mediator = make.mediator(venue)
    make.sign_in(client, make.manager(venue))
    told = client.get("/api/devices/holders", query_string={"venue_id": venue.id})
    assert {"id": mediator.id, "name": mediator.name} in told.json["people"]
    assert client.get("/api/devices/holders").status_code == 422
    make.sign_in(client, make.manager(make.venue()))
    unknown = client.get("/api/devices/holders", query_string={"venue_id": venue.id})
    assert (unknown.status_code, unknown.json["error"]["code"]) == (404, "unknown_venue")


def test_the_database_holds_no_token_of_a_qr(venue: Venue, manager: Actor) -> None:
    token = token_of(invite(manager, venue))
    row = db.session.execute(select(PhoneInvitation.__table__)).one()
    assert not [value for value in row if value in (token, token.encode())]


def test_a_qr_is_good_once(venue: Venue, manager: Actor) -> None:
    token = token_of(invite(manager, venue))
    invitations.accept(token)
    with pytest.raises(refusals.PhoneInvitationUsed):
        invitations.accept(token)


def test_a_qr_is_good_for_ten_minutes(venue: Venue, manager: Actor) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        early, late = invite(manager, venue), invite(manager, venue)
        travel.shift(timedelta(minutes=10, seconds=-1))
        invitations.accept(token_of(early))
        travel.shift(1)
        with pytest.raises(refusals.PhoneInvitationExpired):
            invitations.accept(token_of(late))
        assert invitations.read_state(manager, late.invitation.id).state == "expired"
        assert invitations.read_state(manager, early.invitation.id).state == "used"


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: token + "A", str.lower, lambda _: "x"])
def test_an_altered_qr_is_unknown(venue: Venue, manager: Actor, change: object) -> None:
    token = token_of(invite(manager, venue))
    with pytest.raises(refusals.UnknownPhoneInvitation):
        invitations.accept(change(token))  # type: ignore[operator]


def test_another_organisation_s_manager_neither_makes_nor_watches_it(venue: Venue, manager: Actor) -> None:
    stranger = make.actor(make.manager(make.venue()))
    with pytest.raises(UnknownVenue):
        invite(stranger, venue)
    invited = invite(manager, venue)
    with pytest.raises(refusals.UnknownPhoneInvitation):
        invitations.read_state(stranger, invited.invitation.id)


def test_the_operator_makes_one_for_any_venue(venue: Venue) -> None:
    operator = make.actor(make.operator())
    assert invitations.read_state(operator, invite(operator, venue).invitation.id).state == "open"


def test_used_twice_at_once_it_makes_one_phone(app: Flask, venue: Venue, manager: Actor) -> None:
    token = token_of(invite(manager, venue))
    results = at_once(app, *[lambda: invitations.accept(token)[0].id] * 8)
    assert sum(isinstance(result, Refusal) for result in results) == 7
    assert {type(result) for result in results if isinstance(result, Refusal)} == {refusals.PhoneInvitationUsed}
    assert db.session.scalar(select(func.count()).select_from(Device)) == 1


def test_over_http_nobody_signs_in_on_the_phone(client: FlaskClient, venue: Venue) -> None:
    make.sign_in(client, make.manager(venue))
    wanted = {"venue_id": venue.id, "label": "Accueil"}
    invited = client.post("/api/devices/invitations", json=wanted)
    assert (invited.status_code, invited.json["lasts_seconds"]) == (201, 600)
    client.delete("/api/session")
    body = {"token": invited.json["link"].partition("#")[2]}
    a_year_off = {"Date": "Mon, 22 Nov 2027 09:00:00 GMT"}
    answer = client.post("/api/devices/invited", json=body, headers=a_year_off)
    assert (answer.status_code, answer.json["device"]["label"]) == (201, "Accueil")
    again = client.post("/api/devices/invited", json=body)
    assert (again.status_code, again.json["error"]["code"]) == (409, "phone_invitation_used")
