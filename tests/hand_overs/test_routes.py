"""Hand-overs over HTTP: the batch and the bundle of a prescriber's phone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from server import clock
from server.vouchers import links
from server.vouchers.models import Transfer
from tests.support import factories as make

from .support.queue import stock

URL = "/api/hand-overs"


def item(number: str, **given: Any) -> dict[str, Any]:
    """A hand-over as JSON."""
    own = {"id": str(uuid4()), "number": number, "criteria_checked": True, "seq": 1}
    return own | {"handed_over_at": clock.iso(clock.now())} | given


@pytest.fixture
def place(client: FlaskClient) -> Any:
    """An organisation, whose prescriber is signed in."""
    where = make.qualified_organisation(name="CCAS de Cenon")
    make.sign_in(client, make.prescriber(where))
    return where


def test_a_batch_is_answered_in_its_order_and_a_bad_item_blocks_no_other(client: FlaskClient, place: Any) -> None:
    one, other = (booklet.number for booklet in stock(place, 2))
    bad = [{"id": "x"}, 7, item(one, cover="both"), item(one, seq=-1), item(one) | {"name": "Mme Durand"}]
    sent = {"hand_overs": [item(one), *bad, item(other, postcode="33000", public="seniors")]}
    answer = client.post(URL, json=sent | {"organisation_id": place.id})
    assert answer.status_code == 200
    results = answer.json["results"]
    assert [each["status"] for each in results] == ["accepted", *["refused"] * 5, "accepted"]
    assert {each["reason"] for each in results[1:6]} == {"malformed"}
    assert (results[1]["id"], results[2]["id"], results[6]["number"]) == ("x", None, other)


@pytest.mark.parametrize("body", [{}, {"hand_overs": []}, {"hand_overs": [{}] * 101}, {"hand_overs": [{}], "x": 1}, []])
def test_what_is_no_batch_is_refused_whole(client: FlaskClient, place: Any, body: Any) -> None:
    assert client.post(URL, json=body).status_code == 422


def test_the_queue_of_another_organisation_is_forbidden(client: FlaskClient, place: Any) -> None:
    other = make.qualified_organisation()
    answer = client.post(URL, json={"hand_overs": [item("1-1")], "organisation_id": other.id})
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "forbidden")


def test_the_bundle_tells_a_phone_what_each_booklet_of_its_stock_is(client: FlaskClient, place: Any) -> None:
    campaign = make.campaign(name="Pass 33", target_publics=["seniors"], territory=["33"])
    stock(place, 3, campaign)
    stock(place, 1, campaign, handed_over_at=clock.now())
    stock(place, 1, campaign, blocked_at=clock.now())
    stock(place, 1, campaign, voided_at=clock.now(), void_reason="lost")
    make.booklet(make.order(campaign), handed_over=False, holder_id=place.id)
    travelling = Transfer(from_organisation_id=place.id, to_organisation_id=make.organisation().id)
    travelling.ranges, travelling.booklet_count, travelling.sent_at = [], 1, clock.now()
    stock(place, 2, campaign, transfer_id=make.save(travelling).id)
    stock(make.qualified_organisation(), 1, campaign)
    stock(place, 1, campaign)
    told = client.get("/api/prescriber/bundle").json
    assert [(each["state"], each["first"], each["last"]) for each in told["booklets"]] == [
        ("in_stock", 1, 3),
        ("handed_over", 4, 4),
        ("blocked", 5, 5),
        ("voided", 6, 6),
        ("not_funded", 7, 7),
        ("in_transit", 8, 9),
        ("in_stock", 11, 11),
    ]
    assert {each["organisation_id"] for each in told["booklets"]} == {place.id}
    [terms] = told["campaigns"]
    assert (terms["name"], terms["allowance"], terms["allowance_alone"]) == ("Pass 33", 10, 5)
    assert (terms["target_publics"], terms["territory"]) == (["seniors"], ["33"])
    assert told["organisations"] == [{"id": place.id, "name": "CCAS de Cenon"}]
    assert links.address_of(1 << 32 | 1).startswith(told["cover_start"])


def test_ten_thousand_booklets_of_a_delivery_weigh_as_much_as_one(client: FlaskClient, place: Any) -> None:
    stock(place, 200)
    assert len(client.get("/api/prescriber/bundle").json["booklets"]) == 1


@pytest.mark.parametrize("days", [1, 400])
def test_the_bundle_says_that_what_is_left_of_a_campaign_is_expired(client: FlaskClient, place: Any, days: int) -> None:
    last_day = clock.paris_day(clock.now()) - timedelta(days=days)
    columns = {"first_day": date(2020, 1, 1), "last_day": last_day, "grace_day": last_day + timedelta(days=31)}
    campaign = make.campaign(**columns)
    stock(place, 2, campaign)
    told = client.get("/api/prescriber/bundle").json
    assert [(each["state"], each["first"], each["last"]) for each in told["booklets"]] == [("expired", 1, 2)]
    assert [each["id"] for each in told["campaigns"]] == [campaign.id]
