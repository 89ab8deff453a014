"""A campaign's terms and an order are what the acts say that made them so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, update

from server.access import Actor
from server.audit import acts_check
from server.billing.cancelling import cancel_order
from server.campaigns import service as campaigns
from server.campaigns.models import Campaign, Order
from server.campaigns.terms import NewCampaign, create_campaign
from server.db import db, transaction
from tests.support import factories


@pytest.fixture
def made(app: Flask, operator: Actor) -> tuple[int, int]:
    """A campaign whose terms changed, and an order of it that was taken back; by their ids."""
    assert app
    sponsor = factories.sponsor()
    wanted = NewCampaign(sponsor_id=sponsor.id, name=" Pass  2026", first_day=date(2026, 1, 1), valid_days=90)
    campaign = create_campaign(operator, wanted)
    campaigns.change_campaign(operator, campaign.id, {"fee_bps": 300, "territory": ["33"], "valid_days": 100})
    order = campaigns.place_order(operator, campaign_id=campaign.id, booklet_size=5, booklet_count=2)
    cancel_order(operator, order.id)
    draft = campaigns.place_order(operator, campaign_id=campaign.id, booklet_size=5, booklet_count=2, draft=True)
    campaigns.delete_draft(operator, draft.id)
    return campaign.id, order.id


def found() -> list[str]:
    return [*acts_check.find_problems(db.session())]


def test_what_services_did_fits(made: tuple[int, int]) -> None:
    assert made
    assert found() == []


@pytest.mark.parametrize("term", [{"fee_bps": 301}, {"territory": None}, {"name": "Pass 2027"}, {"valid_days": 99}])
def test_a_term_that_nobody_gave_is_found(made: tuple[int, int], term: dict[str, Any]) -> None:
    changed(update(Campaign).values(term))
    assert found() == [f"terms: '{next(iter(term))}' of campaign {made[0]} is not what its acts say"]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (lambda: {"campaign_id": factories.campaign().id}, "order {} is not what the act that made it says"),
        (lambda: {"booklet_count": 3}, "order {} is not what the act that made it says"),
        (lambda: {"cancelled_by_id": None}, "order {} was cancelled by somebody else"),
    ],
)
def test_an_order_that_is_another_is_found(
    made: tuple[int, int], other: Callable[[], dict[str, Any]], sentence: str
) -> None:
    changed(update(Order).values(other()))
    assert found() == [f"orders: {sentence.format(made[1])}"]


def test_an_order_that_is_gone_is_found(made: tuple[int, int]) -> None:
    changed(delete(Order))
    assert found() == [f"orders: there is no order {made[1]}, but the act that made it"]


def changed(query: Any) -> None:
    """Done as by somebody who has a way round the services."""
    with transaction() as session:
        session.execute(query)
    db.session.expire_all()
