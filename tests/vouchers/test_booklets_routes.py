"""`/api/booklets`, `/api/orders/<id>/issue` and `/api/keys`: permissions, answers, and refused shapes."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server import clock
from server.vouchers import issue
from tests.support import factories


@pytest.fixture
def operator(signing_key: None, client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def test_the_operator_issues_an_order_once(operator: FlaskClient) -> None:
    order = factories.order(booklet_count=3, booklet_size=5)
    issued = operator.post(f"/api/orders/{order.id}/issue")
    again = operator.post(f"/api/orders/{order.id}/issue")
    assert issued.status_code == 201
    assert issued.json == {"order_id": order.id, "first": "1-1", "last": "1-3", "booklets": 3, "vouchers": 15}
    assert (again.status_code, again.json["error"]["code"]) == (409, "already_issued")


def test_a_sponsor_issues_nothing(client: FlaskClient) -> None:
    order = factories.order()
    factories.sign_in(client, factories.sponsor_person(order.campaign.sponsor))
    assert client.post(f"/api/orders/{order.id}/issue").status_code == 403


def test_an_order_too_big_for_one_request_is_refused(operator: FlaskClient) -> None:
    order = factories.order(booklet_count=issue.MOST_AT_ONCE + 1)
    answer = operator.post(f"/api/orders/{order.id}/issue")
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "too_many_at_once")


def test_a_prescriber_lists_hands_over_and_voids_its_stock(client: FlaskClient) -> None:
    organisation = factories.qualified_organisation(name="Mission locale")
    booklet = factories.booklet(holder=organisation, handed_over=False)
    factories.sign_in(client, factories.prescriber(organisation))
    listed = client.get("/api/booklets?state=in_stock")
    recorded = {"postcode": "33000", "public": "seniors", "criteria_checked": True}
    handed = client.post(f"/api/booklets/{booklet.number}/hand-over", json=recorded)
    voided = client.post(f"/api/booklets/{booklet.number}/void", json={"reason": "stolen"})
    assert (listed.status_code, handed.status_code, voided.status_code) == (200, 200, 200)
    assert listed.json["booklets"] == [
        {
            "number": booklet.number,
            "state": "in_stock",
            "size": 10,
            "funded": True,
            "promised": False,
            "campaign_id": booklet.campaign_id,
            "campaign": booklet.campaign.name,
            "sponsor": booklet.campaign.sponsor.organisation.name,
            "last_day": booklet.campaign.last_day.isoformat(),
            "holder": {"id": organisation.id, "name": "Mission locale"},
            "issued_at": clock.iso(booklet.issued_at),
            "handed_over_at": None,
            "handed_over_by_use": False,
            "postcode": None,
            "public": None,
            "criteria_checked": False,
            "voided_at": None,
            "void_reason": None,
            "in_transit": False,
            "worth": 10,
            "alone": False,
            "renewal_of": None,
            "replaces": None,
            "replaced_by": None,
        }
    ]
    assert {key: listed.json[key] for key in ("page", "pages", "total")} == {"page": 1, "pages": 1, "total": 1}
    assert client.get(f"/api/booklets?campaign_id={booklet.campaign_id + 1}").json["total"] == 0
    assert handed.json == {
        **listed.json["booklets"][0],
        **recorded,
        "state": "handed_over",
        "handed_over_at": handed.json["handed_over_at"],
    }
    assert voided.json == {
        **handed.json,
        "state": "voided",
        "voided_at": voided.json["voided_at"],
        "void_reason": "stolen",
    }


@pytest.mark.parametrize("act", ["list", "hand-over", "void"])
def test_a_mediator_has_no_booklets(client: FlaskClient, act: str) -> None:
    venue = factories.qualified_venue()
    booklet = factories.booklet(holder=venue.organisation)
    factories.sign_in(client, factories.mediator(venue))
    path = "/api/booklets" if act == "list" else f"/api/booklets/{booklet.number}/{act}"
    assert client.open(path, method="GET" if act == "list" else "POST").status_code == 403


@pytest.mark.parametrize("query", ["state=lost", "page=0", "page=x"])
def test_a_list_of_the_wrong_shape_is_refused(operator: FlaskClient, query: str) -> None:
    assert operator.get(f"/api/booklets?{query}").status_code == 422


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"postcode": "3300"}, "postcode"),
        ({"postcode": "٣٣٠٠٠"}, "postcode"),
        ({"public": "Mme Dupont"}, "public"),
        ({"public": "x" * 41}, "public"),
        ({"criteria_checked": "oui"}, "criteria_checked"),
        ({"name": "Dupont"}, "name"),
    ],
)
def test_a_hand_over_of_the_wrong_shape_is_refused(operator: FlaskClient, wrong: dict[str, str], named: str) -> None:
    booklet = factories.booklet(handed_over=False)
    answer = operator.post(f"/api/booklets/{booklet.number}/hand-over", json={"criteria_checked": True} | wrong)
    assert answer.status_code == 422
    assert list(answer.json["error"]["fields"]["json"]) == [named]
    assert booklet.handed_over_at is None


def test_voiding_needs_a_reason_of_the_list(operator: FlaskClient) -> None:
    booklet = factories.booklet()
    answer = operator.post(f"/api/booklets/{booklet.number}/void", json={"reason": "ennui"})
    assert answer.status_code == 422


@pytest.mark.parametrize("number", ["9-9", "1-1-1", "carnet", "0-1", "99999999-1"])
def test_an_unknown_booklet_is_told(operator: FlaskClient, number: str) -> None:
    answer = operator.post(f"/api/booklets/{number}/void", json={"reason": "lost"})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_booklet")


def test_anyone_reads_the_public_keys_and_nothing_private(client: FlaskClient) -> None:
    factories.key_ring()
    answer = client.get("/api/keys")
    assert answer.status_code == 200
    (key,) = answer.json["keys"]
    assert (key["kid"], key["kty"], key["crv"], key["alg"]) == ("1", "EC", "P-256", "ES256")
    assert set(key) == {"kty", "crv", "kid", "use", "alg", "x", "y"}


def test_before_the_first_key_there_is_none_to_read(client: FlaskClient) -> None:
    answer = client.get("/api/keys")
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "no_signing_key")
