"""The routes of people, invitations and accounts."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import MANAGER, MEDIATOR, PRESCRIBER
from server.accounts.models import Membership, Person
from server.db import db
from server.venues.models import Venue
from tests.support import factories as make

PASSWORD = "une longue phrase à moi"  # of the tests


@pytest.fixture
def venue(app: Flask) -> Venue:
    return make.venue(make.qualified_organisation(name="Le Lien", runs_venues=True, prescribes=True))


@pytest.fixture
def manager(client: FlaskClient, venue: Venue) -> Person:
    """Signed in on `client`."""
    someone = make.manager(venue)
    make.sign_in(client, someone)
    return someone


def invitation(venue: Venue, **changed: object) -> dict[str, object]:
    return {
        "email": "Ada@Example.org",
        "name": "Ada",
        "role": MEDIATOR,
        "organisation_id": venue.organisation_id,
        **changed,
    }


def token(answer: dict[str, str]) -> dict[str, str]:
    return {"token": answer["link"].partition("#")[2]}


def test_from_invitation_to_withdrawal(app: Flask, client: FlaskClient, manager: Person, venue: Venue) -> None:
    invited = client.post("/api/invitations", json=invitation(venue))
    assert invited.status_code == 201
    assert invited.json["invitation"]["email"] == "ada@example.org"
    guest = app.test_client()
    seen = guest.post("/api/invitations/look", json=token(invited.json)).json
    assert (seen["organisation"]["name"], seen["inviter"], seen["has_account"]) == ("Le Lien", manager.name, False)
    newcomer = {"name": "Ada L.", "password": PASSWORD}
    accepted = guest.post("/api/invitations/accept", json=token(invited.json) | {"newcomer": newcomer})
    assert (accepted.status_code, accepted.json) == (200, {"name": "Ada L.", "email": "ada@example.org"})
    assert guest.post("/api/session", json={"email": "ada@example.org", "password": PASSWORD}).status_code == 200
    people = client.get(f"/api/people?organisation_id={venue.organisation_id}").json
    assert {person["name"]: [role["role"] for role in person["roles"]] for person in people["people"]} == {
        "Ada L.": [MEDIATOR],
        manager.name: [MANAGER],
    }
    ada = next(person for person in people["people"] if person["name"] == "Ada L.")
    assert client.delete(f"/api/people/roles/{ada['roles'][0]['id']}").status_code == 204
    assert guest.get("/api/session").status_code == 401


def test_whoever_is_signed_in_accepts_without_a_password(app: Flask, client: FlaskClient, manager: Person) -> None:
    elsewhere = make.venue(make.qualified_organisation(runs_venues=True))
    asked = make.sign_in(app.test_client(), make.manager(elsewhere)).post(
        "/api/invitations", json=invitation(elsewhere, email=manager.email)
    )
    assert client.post("/api/invitations/accept", json=token(asked.json)).status_code == 200
    assert len(client.get("/api/session").json["memberships"]) == 2


def test_a_phone_accepts_nothing_for_its_person(app: Flask, client: FlaskClient, manager: Person, venue: Venue) -> None:
    mediator = make.mediator(venue)
    _, bearer = make.phone(venue, mediator)
    invited = client.post("/api/invitations", json=invitation(venue, email=mediator.email, role=MANAGER)).json
    answer = app.test_client().post("/api/invitations/accept", json=token(invited), headers=make.bearer_header(bearer))
    assert answer.json["error"]["code"] == "sign_in_to_accept"


def test_what_waits_is_listed_sent_again_and_withdrawn(client: FlaskClient, manager: Person, venue: Venue) -> None:
    first = client.post("/api/invitations", json=invitation(venue)).json
    again = client.post(f"/api/invitations/{first['invitation']['id']}/resend").json
    assert again["link"] != first["link"]
    people = client.get(f"/api/people?organisation_id={venue.organisation_id}").json
    assert [one["inviter"] for one in people["invitations"]] == [manager.name]
    assert client.delete(f"/api/invitations/{first['invitation']['id']}").status_code == 204
    assert client.get(f"/api/people?organisation_id={venue.organisation_id}").json["invitations"] == []
    assert client.post("/api/invitations/look", json=token(again)).json["error"]["code"] == "invitation_withdrawn"


def test_people_are_offered_the_roles_and_venues_that_fit(client: FlaskClient, manager: Person, venue: Venue) -> None:
    people = client.get(f"/api/people?organisation_id={venue.organisation_id}").json
    assert people["roles"] == [PRESCRIBER, MANAGER, MEDIATOR]
    assert [one["id"] for one in people["venues"]] == [venue.id]
    assert [role["last"] for role in people["people"][0]["roles"]] == [True]
    mine = client.get("/api/people/organisations").json["organisations"]
    assert [(one["name"], one["people"], one["waiting"]) for one in mine] == [("Le Lien", 1, 0)]


def test_a_prescriber_sees_prescribers_only(client: FlaskClient, venue: Venue) -> None:
    make.mediator(venue)
    prescriber = make.prescriber(venue.organisation)
    make.sign_in(client, prescriber)
    people = client.get(f"/api/people?organisation_id={venue.organisation_id}").json
    assert [person["email"] for person in people["people"]] == [prescriber.email]
    assert (people["roles"], people["venues"]) == ([PRESCRIBER], [])


def test_another_organisation_is_unknown(client: FlaskClient, manager: Person) -> None:
    elsewhere = make.qualified_venue()
    other = make.mediator(elsewhere)
    role = db.session.scalars(select(Membership.id).where(Membership.person_id == other.id)).one()
    answers = [
        client.get(f"/api/people?organisation_id={elsewhere.organisation_id}"),
        client.get("/api/people"),
        client.post("/api/invitations", json=invitation(elsewhere)),
        client.delete(f"/api/people/roles/{role}"),
        client.put(f"/api/people/roles/{role}/venues", json={"venue_ids": [elsewhere.id]}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5


def test_the_operator_finds_an_organisation_by_name_or_siret(client: FlaskClient, venue: Venue) -> None:
    make.qualified_organisation(name="Autre", siret="12345678901234")
    make.sign_in(client, make.operator())
    for search, found in (("lien", ["Le Lien"]), ("123 456 789 01234", ["Autre"]), ("%", [])):
        answer = client.get("/api/people/organisations", query_string={"search": search})
        assert [one["name"] for one in answer.json["organisations"]] == found
    assert client.get("/api/people").json["roles"] == ["operator", "auditor"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"name": "É"}, 201),
        ({"name": "x" * 300}, 422),
        ({"name": " "}, 422),
        ({"email": "ada"}, 422),
        ({"email": "ada+pass@example.org"}, 201),
        ({"email": f"{'a' * 250}@example.org"}, 422),
        ({"role": "king"}, 422),
        ({"role": "operator"}, 403),
        ({"role": "sponsor"}, 403),
        ({"organisation_id": None}, 403),
        ({"organisation_id": 2**40}, 422),
    ],
)
def test_what_an_invitation_may_say(
    client: FlaskClient, manager: Person, venue: Venue, changed: dict[str, object], status: int
) -> None:
    assert client.post("/api/invitations", json=invitation(venue, **changed)).status_code == status


def test_a_name_is_changed(client: FlaskClient, manager: Person) -> None:
    assert client.put("/api/account/name", json={"name": "Zoé"}).json["name"] == "Zoé"
    assert client.get("/api/session").json["name"] == "Zoé"
    assert client.put("/api/account/name", json={"name": "x" * 300}).status_code == 422


def test_links_that_are_no_links_are_unknown(client: FlaskClient) -> None:
    answers = [
        client.post(address, json={"token": "x", **more})
        for address, more in (
            ("/api/invitations/look", {}),
            ("/api/invitations/accept", {}),
            ("/api/password/look", {}),
            ("/api/password", {"password": PASSWORD}),
            ("/api/account/email/confirm", {}),
        )
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    codes = {answer.json["error"]["code"] for answer in answers}
    assert codes == {"unknown_invitation", "unknown_account_link"}
