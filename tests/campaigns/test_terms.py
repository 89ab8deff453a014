"""Terms of a campaign: created, read, changed until an order is funded or issued; and draft orders."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.campaigns import refusals, service
from server.campaigns.models import DRAFT, ORDERED, Order
from server.commands import CONSOLE
from server.db import db
from tests.support import factories

TERMS = {
    "territory": ["33", "40100"],
    "target_publics": ["seniors", "job_seekers"],
    "guarantee_bps": 100,
    "sponsor_fee_bps": 0,
    "allowance": 20,
    "allowance_alone": 10,
    "sponsor_text": "Le Département\nvous accompagne.",
}
DAY_BEFORE = date(2020, 2, 29)
DAYS = {"first_day": "2026-01-01", "last_day": "2026-12-31"}


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return factories.sign_in(client, factories.operator())


def test_a_campaign_keeps_the_terms_it_is_given(operator: FlaskClient) -> None:
    wanted = {**TERMS, **DAYS, "name": "Gironde", "sponsor_id": factories.sponsor().id}
    created = operator.post("/api/campaigns", json=wanted)
    shown = operator.get(f"/api/campaigns/{created.json['id']}")
    assert (created.status_code, shown.status_code) == (201, 200)
    assert created.json == shown.json
    assert {key: shown.json[key] for key in wanted} == wanted


def test_terms_change_until_money_stands_on_them(operator: FlaskClient) -> None:
    campaign = factories.campaign()
    path = f"/api/campaigns/{campaign.id}"
    changed = operator.patch(path, json={"voucher_cents": 500, "fee_bps": 0, "name": "Autre"})
    assert (changed.json["voucher_cents"], changed.json["fee_bps"], changed.json["name"]) == (500, 0, "Autre")
    factories.funded_order(campaign)
    for money in ({"voucher_cents": 1000}, {"fee_bps": 1}, {"sponsor_fee_bps": 1}, {"guarantee_bps": 300}):
        refused = operator.patch(path, json={**money, "name": "Non"})
        assert (refused.status_code, refused.json["error"]["code"]) == (409, "terms_funded")
    kept = operator.patch(path, json={**TERMS, "sponsor_fee_bps": 400, "guarantee_bps": 200, "voucher_cents": 500})
    assert (kept.status_code, kept.json["name"], kept.json["territory"]) == (200, "Autre", ["33", "40100"])


@pytest.mark.parametrize(
    "wrong", [{"last_day": "2200-01-02"}, {"services": []}, {"sponsor_id": 1}, {"territory": ["20"]}, {"name": ""}]
)
def test_what_is_wrong_is_no_change(operator: FlaskClient, wrong: dict[str, Any]) -> None:
    answer = operator.patch(f"/api/campaigns/{factories.campaign().id}", json=wrong)
    assert answer.status_code == 422
    assert list(answer.json["error"]["fields"]["json"]) == list(wrong)


def test_days_and_services_change_until_booklets_are_issued(operator: FlaskClient) -> None:
    campaign = factories.campaign()
    path = f"/api/campaigns/{campaign.id}"
    days = {"first_day": "2026-02-01", "last_day": "2027-01-31", "services": ["digital_tools"]}
    changed = operator.patch(path, json=days).json
    assert {name: changed[name] for name in days} == days
    assert changed["grace_day"] == "2027-02-28"
    assert operator.patch(path, json={"grace_day": "2027-03-01"}).json["grace_day"] == "2027-03-01"
    after_hand_over = operator.patch(path, json={"last_day": None, "valid_days": 90}).json
    assert [after_hand_over[name] for name in ("last_day", "grace_day", "valid_days")] == [None, None, 90]
    factories.booklet(factories.funded_order(campaign))
    for term in ({"valid_days": 91}, {"services": None}, {"first_day": "2026-02-02"}):
        refused = operator.patch(path, json=term)
        assert (refused.status_code, refused.json["error"]["code"]) == (409, "terms_issued")
    assert operator.patch(path, json={"valid_days": 90, "name": "Autre"}).json["name"] == "Autre"


def test_the_value_on_paper_changes_no_more_though_nobody_has_paid_it(operator: FlaskClient) -> None:
    order = factories.order()
    factories.booklet(order)
    path = f"/api/campaigns/{order.campaign_id}"
    refused = operator.patch(path, json={"voucher_cents": 500})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "terms_issued")
    assert operator.patch(path, json={"fee_bps": 300, "guarantee_bps": 300}).status_code == 200


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"valid_days": 90}, "one_kind_of_validity"),
        ({"last_day": None}, "one_kind_of_validity"),
        ({"last_day": "2025-12-31"}, "days_out_of_order"),
        ({"grace_day": "2026-12-30"}, "days_out_of_order"),
    ],
)
def test_days_that_contradict_each_other_are_no_change(operator: FlaskClient, days: dict[str, Any], code: str) -> None:
    year = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}
    refused = operator.patch(f"/api/campaigns/{factories.campaign(**year).id}", json=days)
    assert (refused.status_code, refused.json["error"]["code"]) == (422, code)


def test_the_operator_lists_the_sponsors_by_name(operator: FlaskClient) -> None:
    last, first = (factories.sponsor(organisation=factories.organisation(name=name)) for name in ("Ville", "Agence"))
    listed = operator.get("/api/sponsors").json["sponsors"]
    assert [(one["id"], one["name"]) for one in listed] == [(first.id, "Agence"), (last.id, "Ville")]


def test_another_s_campaign_is_unknown_and_a_sponsor_changes_none(client: FlaskClient) -> None:
    mine, theirs = factories.campaign(), factories.campaign()
    factories.sign_in(client, factories.sponsor_person(mine.sponsor))
    assert client.get(f"/api/campaigns/{mine.id}").status_code == 200
    assert client.get(f"/api/campaigns/{theirs.id}").status_code == 404
    assert client.patch(f"/api/campaigns/{mine.id}", json={"name": "x"}).status_code == 403


def test_a_draft_is_placed_or_forgotten_by_its_sponsor(client: FlaskClient) -> None:
    campaign = factories.campaign()
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    body = {"campaign_id": campaign.id, "booklet_size": 5, "booklet_count": 2, "draft": True}
    kept, forgotten = (client.post("/api/orders", json=body).json for _ in range(2))
    assert (kept["state"], kept["ordered_at"]) == (DRAFT, None)
    placed = client.post(f"/api/orders/{kept['id']}/place")
    again = client.post(f"/api/orders/{kept['id']}/place")
    assert (placed.status_code, placed.json["state"]) == (200, ORDERED)
    assert again.json == placed.json
    assert client.delete(f"/api/orders/{forgotten['id']}").status_code == 204
    assert [order["id"] for order in client.get("/api/orders").json["orders"]] == [kept["id"]]
    refused = client.delete(f"/api/orders/{kept['id']}")
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "not_a_draft")


def test_another_s_draft_is_as_unknown_as_none(app: Flask) -> None:
    draft = factories.order(state=DRAFT, ordered_at=None)
    stranger = factories.actor(factories.sponsor_person(factories.sponsor()))
    for act in (service.place_draft, service.delete_draft):
        for order_id in (draft.id, 999_999):
            with pytest.raises(refusals.UnknownOrder):
                act(stranger, order_id)
    assert db.session.get(Order, draft.id) is draft


def test_a_draft_of_a_campaign_that_ended_is_not_placed(app: Flask) -> None:
    ended = factories.campaign(first_day=DAY_BEFORE, last_day=DAY_BEFORE, grace_day=DAY_BEFORE)
    draft = factories.order(ended, state=DRAFT, ordered_at=None)
    with pytest.raises(refusals.CampaignOver):
        service.place_draft(CONSOLE, draft.id)
