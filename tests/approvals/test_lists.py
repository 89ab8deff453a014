"""Who sees which organisations of a campaign; what says where a voucher is used lists approved places alone."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access import MANAGER
from server.campaigns.models import Campaign
from server.db import db
from server.organisations.models import Organisation
from server.vouchers import links
from server.vouchers.models import Booklet
from tests.support import factories as make


@pytest.fixture
def campaign(app: Flask) -> Campaign:
    """It needs approval, and nobody has it."""
    assert app
    make.key_ring()
    return make.campaign(open_spans=[], territory=["33", "40100"])


@pytest.fixture
def booklet(campaign: Campaign) -> Booklet:
    return make.booklet(make.funded_order(campaign), postcode="33000")


@pytest.fixture
def sponsor(client: FlaskClient, campaign: Campaign) -> FlaskClient:
    """Someone of the campaign's sponsor, signed in."""
    return make.sign_in(client, make.sponsor_person(campaign.sponsor))


def listed(client: FlaskClient, campaign: Campaign, **query: str) -> Any:
    return client.get(f"/api/campaigns/{campaign.id}/approvals", query_string=query).json


def names(told: Any) -> list[str]:
    return [one["name"] for one in told["organisations"]]


def decide(client: FlaskClient, campaign: Campaign, organisation_id: int, **decision: str) -> int:
    path = f"/api/campaigns/{campaign.id}/approvals/{organisation_id}"
    return client.post(path, json=decision).status_code


def runs(name: str, postcode: str = "33000", **columns: Any) -> int:
    owner = make.qualified_organisation(name=name, postcode=postcode, runs_venues=True, **columns)
    make.venue(owner, name=f"Lieu {name}", postcode=postcode)
    return owner.id


def test_a_sponsor_sees_the_qualified_organisations_of_the_territory(sponsor: FlaskClient, campaign: Campaign) -> None:
    runs("Bègles")
    runs("Dax", "40100")
    runs("Pau", "64000")
    make.qualified_organisation(name="Prescripteur", postcode="33000", prescribes=True)
    make.organisation(name="Pas encore", postcode="33000", runs_venues=True)
    told = listed(sponsor, campaign)
    assert [one["commune"] for one in told["organisations"]] == ["Bordeaux", "Bordeaux"]  # of their venues
    assert (names(told), told["states"], told["needs_approval"]) == (["Bègles", "Dax"], {"none": 2}, True)


def test_those_who_ask_come_first_then_the_approved(app: Flask, sponsor: FlaskClient, campaign: Campaign) -> None:
    runs("A rien")
    approved, asking = runs("B accepté"), runs("C demande")
    assert decide(sponsor, campaign, approved, state="approved") == 204
    manager = make.person(MANAGER, db.session.get_one(Organisation, asking))
    asked = make.sign_in(app.test_client(), manager).post(
        f"/api/approvals/{campaign.id}", json={"organisation_id": asking}
    )
    assert [(one["campaign"], one["state"]) for one in asked.json["approvals"]] == [(campaign.name, "asked")]
    told = listed(sponsor, campaign)
    assert names(told) == ["C demande", "B accepté", "A rien"]
    assert told["states"] == {"asked": 1, "approved": 1, "none": 1}
    assert names(listed(sponsor, campaign, state="approved")) == ["B accepté"]
    assert names(listed(sponsor, campaign, text="demande")) == ["C demande"]


def test_who_was_decided_on_is_listed_though_suspended_since(sponsor: FlaskClient, campaign: Campaign) -> None:
    gone = make.organisation(name="Suspendue", runs_venues=True)
    make.approved(gone, campaign)
    [one] = listed(sponsor, campaign)["organisations"]
    assert (one["name"], one["qualified"], one["state"]) == ("Suspendue", False, "approved")


def test_only_the_operator_says_whether_approval_is_needed(app: Flask, sponsor: FlaskClient) -> None:
    campaign = make.campaign()
    path, body = f"/api/campaigns/{campaign.id}/approvals", {"needed": True}
    assert sponsor.put(path, json=body).status_code == 403
    operator = make.sign_in(app.test_client(), make.operator())
    assert operator.put(path, json=body).json["needs_approval"] is True
    assert operator.get(f"/api/campaigns/{campaign.id}").json["needs_approval"] is True


def test_a_campaign_may_need_approval_from_the_first(app: Flask) -> None:
    operator = make.sign_in(app.test_client(), make.operator())
    terms = {"name": "Pass choisi", "first_day": "2026-01-01", "valid_days": 90, "needs_approval": True}
    made = operator.post("/api/campaigns", json={**terms, "sponsor_id": make.sponsor().id}).json
    assert made["needs_approval"] is True


def test_a_refusal_without_a_reason_is_not_taken(sponsor: FlaskClient, campaign: Campaign) -> None:
    answer = sponsor.post(f"/api/campaigns/{campaign.id}/approvals/{runs('A')}", json={"state": "withdrawn"})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "approval_reason_missing")


def test_a_manager_is_told_of_campaigns_that_need_approval_alone(app: Flask, campaign: Campaign) -> None:
    make.campaign(name="Ouverte à toutes")
    make.campaign(name="Finie", open_spans=[], last_day=campaign.first_day, grace_day=campaign.first_day)
    venue = make.qualified_venue()
    told = make.sign_in(app.test_client(), make.manager(venue)).get("/api/approvals").json["approvals"]
    assert [(one["campaign_id"], one["state"]) for one in told] == [(campaign.id, "none")]


def test_the_beneficiarys_page_lists_approved_places(client: FlaskClient, campaign: Campaign, booklet: Booklet) -> None:
    approved = make.qualified_venue(name="Acceptée")
    make.approved(approved.organisation, campaign)
    make.qualified_venue(name="Autre")
    told = client.get(f"/api/wallet/{links.address_of(booklet.id).rsplit('/', 1)[1]}").json
    assert [one["name"] for one in told["venues"]] == ["Acceptée"]


def test_a_vouchers_page_lists_approved_places(client: FlaskClient, campaign: Campaign, booklet: Booklet) -> None:
    approved = make.qualified_venue(name="Acceptée")
    make.approved(approved.organisation, campaign)
    make.qualified_venue(name="Autre lieu")
    page = client.get(f"/V/{make.tokens(booklet)[0]}").text
    assert "Acceptée" in page
    assert "Autre lieu" not in page
