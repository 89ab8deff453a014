"""A role that is withdrawn leaves no door: one test for each way in, on the very next request."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.access import MANAGER, MEDIATOR, PERMISSIONS, Actor
from server.accounts import devices
from server.accounts.models import Membership, Person
from server.accounts.sessions import person_actor
from server.db import db, transaction
from server.oidc.models import ProviderAccount
from server.people import emails, forgotten
from server.people.accepting import look
from server.people.invitations import Guest, invite
from server.people.links import issue_link
from server.people.models import EMAIL, PASSWORD, Invitation
from server.people.refusals import InvitationWithdrawn, UnknownAccountLink
from server.people.withdrawing import withdraw_role
from server.phones import invitations as phone_invitations
from server.phones.refusals import PhoneInvitationWithdrawn
from server.venues.models import Venue
from tests.factors.support.people import add_app, add_passkey, by_password, code_of
from tests.support import factories as make
from tests.support.races import at_once

WITHOUT_ROLE = {"session.read", "session.end", "factor.edit"}
"""What somebody without any role may do: look after how they sign in."""


@pytest.fixture
def venue(app: Flask) -> Venue:
    return make.venue(make.qualified_organisation(runs_venues=True, prescribes=True))


@pytest.fixture
def boss(venue: Venue) -> Actor:
    """Who withdraws."""
    return make.actor(make.manager(venue))


@pytest.fixture
def leaver(venue: Venue) -> Person:
    """A manager who is withdrawn."""
    return make.manager(venue)


def withdraw(boss: Actor, person: Person, venue: Venue) -> None:
    there = Membership.person_id == person.id, Membership.organisation_id == venue.organisation_id
    for role in db.session.scalars(select(Membership.id).where(*there)).all():
        withdraw_role(boss, role)


def carried(client: FlaskClient) -> set[str]:
    """What the session of a browser may do."""
    with client.session_transaction() as cookie:
        actor = person_actor(cookie["_user_id"])
    assert actor
    return {permission for permission in PERMISSIONS if actor.may(permission)}


def test_no_browser_is_signed_in_any_more(app: Flask, venue: Venue, boss: Actor, leaver: Person) -> None:
    browsers = [make.sign_in(app.test_client(), leaver) for _ in range(3)]
    assert {browser.get("/api/people/organisations").status_code for browser in browsers} == {200}
    withdraw(boss, leaver, venue)
    assert {browser.get("/api/people/organisations").status_code for browser in browsers} == {401}


def test_the_password_and_a_known_browser_open_nothing(app: Flask, venue: Venue, boss: Actor, leaver: Person) -> None:
    browser = by_password(app, leaver)
    withdraw(boss, leaver, venue)
    signed_in = browser.post("/api/session", json={"email": leaver.email, "password": make.PASSWORD})
    assert (signed_in.json["roles"], signed_in.json["venues"]) == ([], [])
    assert carried(browser) == WITHOUT_ROLE


def test_their_own_phone_sends_what_it_scanned_before_and_reads_nothing(
    client: FlaskClient, venue: Venue, boss: Actor, leaver: Person
) -> None:
    headers = make.bearer_header(make.phone(venue, leaver)[1])
    first, second = make.tokens(make.booklet())[:2]
    before = clock.now()
    assert client.get("/api/bundle", headers=headers).status_code == 200
    withdraw(boss, leaver, venue)
    scans = [scan(first, before, 1), scan(second, clock.now() + timedelta(seconds=1), 2)]
    sent = client.post("/api/redemptions", json={"redemptions": scans}, headers=headers).json["results"]
    assert [(one["status"], one["reason"]) for one in sent] == [("accepted", None), ("refused", "device_revoked")]
    assert client.get("/api/bundle", headers=headers).json["error"]["code"] == "device_revoked"
    assert client.post("/api/vouchers/check", json={"token": second}, headers=headers).status_code == 401


def scan(text: str, at: datetime, seq: int) -> dict[str, object]:
    return {"id": str(uuid4()), "token": text, "service": "digital_tools", "scanned_at": clock.iso(at), "seq": seq}


def test_phones_of_the_venue_stay_and_are_theirs_no_more(
    client: FlaskClient, venue: Venue, boss: Actor, leaver: Person
) -> None:
    shown = phone_invitations.invite(make.actor(leaver), venue_id=venue.id, label="Accueil")
    _, token = phone_invitations.accept(shown.link.split("#")[1])
    make.save(Membership(person_id=leaver.id, role=MEDIATOR, organisation_id=make.qualified_venue().organisation_id))
    withdraw(boss, leaver, venue)
    phone = devices.device_actor(token)
    assert phone
    assert phone.at.revoked_at is None
    again = make.sign_in(client, leaver)
    assert again.get("/api/devices").json == {"devices": []}
    assert again.delete(f"/api/devices/{phone.at.id}").status_code == 404


def test_a_phone_s_qr_made_before_makes_no_phone(venue: Venue, boss: Actor, leaver: Person) -> None:
    shown = phone_invitations.invite(make.actor(leaver), venue_id=venue.id, label="Accueil")
    withdraw(boss, leaver, venue)
    with pytest.raises(PhoneInvitationWithdrawn):
        phone_invitations.accept(shown.link.split("#")[1])


def test_a_mailed_link_changes_neither_password_nor_address(venue: Venue, boss: Actor, leaver: Person) -> None:
    with transaction() as session:
        links = [issue_link(session, leaver, purpose, "elsewhere@example.org") for purpose in (PASSWORD, EMAIL)]
    withdraw(boss, leaver, venue)
    with pytest.raises(UnknownAccountLink):
        forgotten.set_password(links[0], "une autre longue phrase")
    with pytest.raises(UnknownAccountLink):
        emails.confirm_email(links[1])


def test_invitations_that_they_made_or_got_there_end(venue: Venue, boss: Actor, leaver: Person) -> None:
    made = invite(make.actor(leaver), guest("friend@example.org", venue))
    got = invite(boss, guest(leaver.email, venue))
    elsewhere = make.venue(make.qualified_organisation(runs_venues=True))
    kept = invite(make.actor(make.manager(elsewhere)), guest(leaver.email, elsewhere))
    withdraw(boss, leaver, venue)
    for invited in (made, got):
        with pytest.raises(InvitationWithdrawn):
            look(token_of(invited.link))
    assert look(token_of(kept.link)).has_account


def guest(email: str, venue: Venue) -> Guest:
    return Guest(email=email, name="Ada", role=MEDIATOR, organisation_id=venue.organisation_id)


def token_of(link: str | None) -> str:
    assert link
    return link.split("#")[1]


def test_a_passkey_signs_nobody_in(app: Flask, venue: Venue, boss: Actor, leaver: Person) -> None:
    key = add_passkey(by_password(app, leaver))
    withdraw(boss, leaver, venue)
    browser = app.test_client()
    options = browser.post("/api/session/passkey/options").json["options"]
    assert browser.post("/api/session/passkey", json={"credential": key.get(options)}).status_code == 401


def test_codes_of_an_app_and_recovery_codes_are_forgotten(
    app: Flask, venue: Venue, boss: Actor, leaver: Person
) -> None:
    secret, recovery = add_app(by_password(app, leaver))
    withdraw(boss, leaver, venue)
    browser = by_password(app, leaver)
    for code in (code_of(secret, 1), recovery[0]):
        assert browser.post("/api/session/factor", json={"code": code}).status_code in (401, 409, 422)
    assert carried(browser) == WITHOUT_ROLE


def test_an_account_at_a_provider_is_no_longer_linked(venue: Venue, boss: Actor, leaver: Person) -> None:
    """`tests/oidc` has the sign-in itself."""
    make.save(ProviderAccount(issuer="https://id", subject="s", person_id=leaver.id, linked_at=clock.now()))
    withdraw(boss, leaver, venue)
    assert db.session.scalars(select(ProviderAccount)).all() == []


def test_who_works_elsewhere_keeps_that_and_nothing_of_here(
    app: Flask, venue: Venue, boss: Actor, leaver: Person
) -> None:
    other = make.qualified_venue(name="Ailleurs")
    make.save(Membership(person_id=leaver.id, role=MANAGER, organisation_id=other.organisation_id))
    _, kept = make.phone(other, leaver)
    key = add_passkey(by_password(app, leaver))
    withdraw(boss, leaver, venue)
    phone = devices.device_actor(kept)
    assert phone
    assert phone.at.revoked_at is None
    browser = app.test_client()
    options = browser.post("/api/session/passkey/options").json["options"]
    assert browser.post("/api/session/passkey", json={"credential": key.get(options)}).status_code == 200
    assert [one["venue_id"] for one in browser.get("/api/balances").json["balances"]] == [other.id]
    assert browser.get(f"/api/venues/{venue.id}/balance").status_code == 404
    assert all("invited" not in act["verb"] for act in browser.get("/api/trail").json["acts"])


def test_nothing_that_is_under_way_outlives_the_role(app: Flask, venue: Venue, boss: Actor, leaver: Person) -> None:
    """Sixteen requests of eight browsers run while the role is withdrawn; each ends before it, or is refused."""
    browsers = [make.sign_in(app.test_client(), leaver) for _ in range(8)]
    body = {"name": "Ada", "role": MEDIATOR, "organisation_id": venue.organisation_id}

    def ask(number: int) -> list[int]:
        sent = [{**body, "email": f"{name}{number}@example.org"} for name in ("ada", "bob")]
        return [browsers[number].post("/api/invitations", json=one).status_code for one in sent]

    [role] = leaver.memberships
    acts = [lambda number=number: ask(number) for number in range(8)]  # type: ignore[misc]  # bound now
    *statuses, withdrawn = at_once(app, *acts, lambda key=role.id: withdraw_role(boss, key))  # type: ignore[misc]  # bound now
    assert withdrawn is None
    assert {status for pair in statuses for status in pair} <= {200, 201, 401, 404}
    waiting = select(Invitation).where(Invitation.withdrawn_at.is_(None), Invitation.invited_by_id == leaver.id)
    assert db.session.scalars(waiting).all() == []
    assert {browser.get("/api/session").status_code for browser in browsers} == {401}
