"""Orders: placed in one's own campaigns, inert until funded (docs/glossary.md, rule 30 "Inert until funded")."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from server.campaigns import refusals, service
from server.campaigns.models import CLOSED, DRAFT, FUNDED, ORDERED, Campaign, Order
from server.commands import CONSOLE
from server.db import transaction
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.refusals import MoreThanOrderLacks
from tests.support import factories
from tests.support.money_in import credit, match, pay

LAST_SECOND = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)


def placed(campaign: Campaign, count: int = 3) -> Order:
    return service.place_order(CONSOLE, campaign_id=campaign.id, booklet_size=10, booklet_count=count)


def test_an_order_is_not_funded_when_placed(app: Flask) -> None:
    order = placed(factories.campaign())
    assert (order.state, order.funded_at, order.first_serial) == (ORDERED, None, None)
    assert order.ordered_at is not None
    assert order.face_value_cents == 30_000


def test_a_sponsor_orders_only_in_its_own_campaigns(app: Flask) -> None:
    mine, theirs = factories.campaign(), factories.campaign()
    sponsor = factories.actor(factories.sponsor_person(mine.sponsor))
    service.place_order(sponsor, campaign_id=mine.id, booklet_size=5, booklet_count=1)
    for campaign_id in (theirs.id, 60_000):
        with pytest.raises(refusals.UnknownCampaign):
            service.place_order(sponsor, campaign_id=campaign_id, booklet_size=5, booklet_count=1)


def test_orders_end_with_the_last_second_of_the_last_day_in_paris(app: Flask) -> None:
    with time_machine.travel(LAST_SECOND, tick=False) as travel:
        campaign = factories.campaign()
        placed(campaign)
        travel.shift(1)
        with pytest.raises(refusals.CampaignOver):
            placed(campaign)


def test_a_credit_of_all_that_it_lacks_funds_an_order(app: Flask) -> None:
    order = pay(placed(factories.campaign()).id, "M-2026-118")
    assert (order.state, order.payment_order) == (FUNDED, "M-2026-118")
    assert order.funded_at is not None


def test_money_sent_twice_does_not_fund_an_order_twice(app: Flask) -> None:
    order = pay(placed(factories.campaign()).id, "M-1")
    twice = credit(order.total_cents, text="M-1")
    with pytest.raises(MoreThanOrderLacks):
        match(twice, Part(ORDER, order.total_cents, order_id=order.id))


def test_a_draft_is_not_funded(app: Flask) -> None:
    draft = factories.order(state=DRAFT, ordered_at=None)
    with pytest.raises(refusals.NotOrdered):
        pay(draft.id, "M-1")


def test_a_closed_order_stays_funded(app: Flask) -> None:
    order = factories.funded_order()
    service.close_order(CONSOLE, order.id)
    closed = service.close_order(CONSOLE, order.id)
    assert closed.state == CLOSED
    assert closed.funded_at is not None
    assert pay(order.id, "M-2026-1").state == CLOSED


def test_an_order_without_money_is_not_closed(app: Flask) -> None:
    order = placed(factories.campaign())
    with pytest.raises(refusals.NotFunded):
        service.close_order(CONSOLE, order.id)


def test_an_order_that_does_not_exist_is_told(app: Flask) -> None:
    with pytest.raises(refusals.UnknownOrder):
        match(credit(100), Part(ORDER, 100, order_id=999_999))


def test_a_sponsor_sees_only_the_orders_of_its_own_campaigns(app: Flask) -> None:
    mine, theirs = factories.order(), factories.order()
    assert service.orders(factories.actor(factories.sponsor_person(mine.campaign.sponsor))) == [mine]
    assert service.orders(CONSOLE) == [theirs, mine]


def test_serials_follow_each_other_from_order_to_order(app: Flask) -> None:
    campaign = factories.campaign()
    orders = [factories.order(campaign, booklet_count=count) for count in (3, 2)]
    with transaction() as session:
        for order in orders:
            service.reserve_serials(session, service.order_locked(session, order.id))
    assert [(order.first_serial, order.last_serial) for order in orders] == [(1, 3), (4, 5)]
