"""`/api/campaigns` and `/api/orders`: permissions, answers, and refused shapes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server import clock
from tests.support import factories
from tests.support.money_in import pay

CAMPAIGN = {"name": "Pass numérique 2026", "first_day": "2026-01-01", "last_day": "2026-12-31"}


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def test_the_operator_opens_a_campaign(operator: FlaskClient) -> None:
    sponsor = factories.sponsor()
    answer = operator.post("/api/campaigns", json={**CAMPAIGN, "sponsor_id": sponsor.id})
    assert answer.status_code == 201
    assert answer.json == {
        **CAMPAIGN,
        "id": 1,
        "sponsor_id": sponsor.id,
        "sponsor": sponsor.organisation.name,
        "grace_day": "2027-01-31",
        "valid_days": None,
        "voucher_cents": 1000,
        "fee_bps": 400,
        "services": None,
        "stock_blocked": False,
        "needs_approval": False,
        "trusts_promises": False,
        "promise_days": 30,
        "territory": None,
        "target_publics": None,
        "guarantee_bps": 200,
        "sponsor_fee_bps": 400,
        "allowance": 10,
        "allowance_alone": 5,
        "sponsor_text": None,
        "days_left": (date(2026, 12, 31) - clock.paris_day(clock.now())).days,
        "near_end": answer.json["near_end"],
        "replaced_on_paper": [],
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"sponsor_id": "1"},
        {"name": " "},
        {"name": "x" * 201},
        {"first_day": "1.1.2026"},
        {"last_day": "2200-01-01"},
        {"voucher_cents": 0},
        {"voucher_cents": 9.99},
        {"fee_bps": 10_001},
        {"services": []},
        {"services": ["cuisine"]},
        {"territory": ["33", "20"]},
        {"territory": ["99000"]},
        {"territory": []},
        {"target_publics": ["Mme Dupont"]},
        {"allowance": 0},
        {"guarantee_bps": 10_001},
        {"sponsor_text": "x" * 501},
        {"stock_blocked": True},
    ],
)
def test_a_campaign_of_the_wrong_shape_is_refused_by_name(operator: FlaskClient, wrong: dict[str, Any]) -> None:
    answer = operator.post("/api/campaigns", json={**CAMPAIGN, "sponsor_id": 1, **wrong})
    assert answer.status_code == 422
    assert set(answer.json["error"]["fields"]["json"]) == set(wrong)


def test_a_sponsor_opens_no_campaign(client: FlaskClient) -> None:
    sponsor = factories.sponsor()
    factories.sign_in(client, factories.sponsor_person(sponsor))
    answer = client.post("/api/campaigns", json={**CAMPAIGN, "sponsor_id": sponsor.id})
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "forbidden")


@pytest.mark.parametrize("path", ["/api/campaigns", "/api/orders"])
def test_a_prescriber_sees_neither_campaigns_nor_orders(client: FlaskClient, path: str) -> None:
    factories.sign_in(client, factories.prescriber())
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", ["/api/campaigns", "/api/orders"])
def test_nobody_sees_anything_without_signing_in(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 401


def test_a_sponsor_lists_its_own_campaigns(client: FlaskClient) -> None:
    mine, _theirs = factories.campaign(), factories.campaign()
    factories.sign_in(client, factories.sponsor_person(mine.sponsor))
    assert [campaign["id"] for campaign in client.get("/api/campaigns").json["campaigns"]] == [mine.id]


def test_a_sponsor_orders_and_pays_and_the_operator_closes(client: FlaskClient) -> None:
    campaign = factories.campaign()
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    ordered = client.post("/api/orders", json={"campaign_id": campaign.id, "booklet_size": 10, "booklet_count": 50})
    assert ordered.status_code == 201
    path = f"/api/orders/{ordered.json['id']}"
    assert client.post(f"{path}/close").status_code == 403

    factories.sign_in(client, factories.operator())
    pay(ordered.json["id"], "M-7")
    funded = client.get(path)
    closed = client.post(f"{path}/close")
    assert (ordered.json["state"], funded.json["state"], closed.json["state"]) == ("ordered", "funded", "closed")
    assert closed.json == {
        "id": ordered.json["id"],
        "campaign_id": campaign.id,
        "campaign": campaign.name,
        "sponsor": campaign.sponsor.organisation.name,
        "booklet_size": 10,
        "booklet_count": 50,
        "face_value_cents": 500_000,
        "sponsor_fee_cents": 20_000,
        "vat_cents": None,
        "total_cents": 520_000,
        "payment_reference": f"Commande {ordered.json['id']}",
        "state": "closed",
        "ordered_at": ordered.json["ordered_at"],
        "payment_order": "M-7",
        "funded_at": funded.json["funded_at"],
        "funded_by": "credits",
        "received_cents": 520_000,
        "lacking_cents": 0,
        "issued_at": None,
        "cancelled_at": None,
        "first_serial": None,
        "last_serial": None,
    }
    assert client.get("/api/orders").json == {"orders": [closed.json]}
    assert client.get(path).json == closed.json


def test_another_sponsor_s_order_is_unknown(client: FlaskClient) -> None:
    order = factories.order()
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    for number in (order.id, 999_999):
        answer = client.get(f"/api/orders/{number}")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_order")


@pytest.mark.parametrize(
    "wrong", [{"booklet_size": 7}, {"booklet_count": 0}, {"booklet_count": 1_000_001}, {"campaign_id": 70_000}]
)
def test_an_order_of_the_wrong_shape_is_refused_by_name(operator: FlaskClient, wrong: dict[str, int]) -> None:
    right = {"campaign_id": 1, "booklet_size": 10, "booklet_count": 1}
    answer = operator.post("/api/orders", json={**right, **wrong})
    assert answer.status_code == 422
    assert set(answer.json["error"]["fields"]["json"]) == set(wrong)


def test_an_unknown_order_is_told(operator: FlaskClient) -> None:
    answer = operator.post("/api/orders/9999/close")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_order")


@pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (14, True), (30, True), (31, False)])
def test_a_campaign_tells_how_many_days_are_left_and_whether_its_end_is_near(
    operator: FlaskClient, days: int, near: bool
) -> None:
    last = clock.paris_day(clock.now()) + timedelta(days=days)
    campaign = factories.campaign(first_day=date(2026, 1, 1), last_day=last, grace_day=last)
    told = operator.get(f"/api/campaigns/{campaign.id}").json
    assert (told["days_left"], told["near_end"]) == (days, near)


def test_a_campaign_without_a_last_day_has_no_days_left(operator: FlaskClient) -> None:
    told = operator.get(f"/api/campaigns/{factories.campaign(valid_days=90).id}").json
    assert (told["days_left"], told["near_end"]) == (None, False)
