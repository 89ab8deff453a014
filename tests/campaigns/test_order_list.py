"""Orders found again: by words, days, state, campaign; their pages and their file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server import clock, paging
from server.access import Actor
from server.campaigns import order_list
from server.campaigns.models import CANCELLED, CLOSED, DRAFT, Order
from server.campaigns.order_list import IN_STATE, OrderFilter, find_orders, state_of
from server.commands import CONSOLE
from tests.support import factories as make
from tests.support.plans import asked

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.paris_day(clock.now())


def found(actor: Actor = CONSOLE, **wanted: Any) -> list[int]:
    return [order.id for order in find_orders(actor, OrderFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "etangs"}, True),
        ({"text": "ÉTANGS numérique"}, True),
        ({"text": "communaute"}, True),
        ({"text": "m-2026-77"}, True),
        ({"text": "montagnes"}, False),
        ({"text": "%"}, False),
        ({"from_day": TODAY - timedelta(days=3), "to_day": TODAY - timedelta(days=3)}, True),
        ({"from_day": TODAY - timedelta(days=2)}, False),
        ({"to_day": TODAY - timedelta(days=4)}, False),
        ({"state": "funded"}, True),
        ({"state": "ordered"}, False),
    ],
)
def test_words_days_and_state_narrow_them(wanted: dict[str, Any], fits: bool) -> None:
    buyer = make.sponsor(organisation=make.organisation(name="Communauté du Nord"))
    campaign = make.campaign(sponsor=buyer, name="Pass numérique des Étangs")
    ordered_at = clock.now() - timedelta(days=3)
    order = make.funded_order(campaign, payment_order="M-2026-77", ordered_at=ordered_at)
    assert found(**wanted) == ([order.id] if fits else [])


def test_an_order_is_found_by_what_its_payment_quotes() -> None:
    first, second = make.order(), make.order()
    assert found(text=second.payment_reference) == [second.id]
    assert found(text=f" {second.id}") == [second.id]
    assert found() == [second.id, first.id]


def test_every_order_is_in_the_one_state_that_screens_tell() -> None:
    now = clock.now()
    ordered = {"first_serial": 0, "last_serial": 0, "issued_at": now}
    make.order(state=DRAFT, ordered_at=None)
    make.order(), make.order(**ordered), make.order(received_cents=5)
    make.order(state=CANCELLED, cancelled_at=now)
    make.funded_order(), make.funded_order(**ordered)
    word = {"payment_order": "x", "funded_at": now, "funded_cents": 10_400}
    for way in ("promise", "word", "claim"):
        until = {"promised_until": now} if way == "promise" else {}
        make.order(state="funded", funded_by=way, **word, **until)
        make.order(state="funded", funded_by=way, **word, **until, **ordered)
        make.order(state=CLOSED, funded_by=way, **word, **until)
    everything = find_orders(CONSOLE, OrderFilter()).rows
    for state in IN_STATE:
        assert found(state=state) == [order.id for order in everything if state_of(order) == state]
    assert {state_of(order) for order in everything} == set(IN_STATE)


def test_a_sponsor_finds_its_own_orders_only() -> None:
    mine, other = make.order(), make.order()
    sponsor = make.actor(make.sponsor_person(mine.campaign.sponsor))
    assert found(sponsor) == [mine.id]
    assert found(sponsor, campaign_id=other.campaign_id) == []
    assert found(campaign_id=other.campaign_id) == [other.id]


def test_a_page_takes_two_queries_however_long_it_is() -> None:
    campaign = make.campaign()
    made = [make.order(campaign).id for _ in range(paging.PAGE_LENGTH + 1)]
    with asked() as queries:
        page = find_orders(CONSOLE, OrderFilter())
        assert {order.campaign.sponsor.organisation.name for order in page.rows}
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 2
    rest = find_orders(CONSOLE, OrderFilter(), 2)
    assert [order.id for order in (*page.rows, *rest.rows)] == made[::-1]
    assert (rest.pages, rest.total) == (2, len(made))


def test_the_file_has_what_is_shown_and_no_formula(client: FlaskClient) -> None:
    campaign = make.campaign(name="=Campagne")
    order = make.order(campaign, ordered_at=clock.start_of_day(date(2026, 11, 2)))
    make.order(state=DRAFT, ordered_at=None)
    make.sign_in(client, make.operator())
    header, line = client.get("/api/orders.csv?state=ordered").text.splitlines()
    assert header.startswith("\ufeffCommande;Commandée le;")
    assert line.startswith(f"{order.id};02/11/2026 00:00:00;")
    assert ";'=Campagne;En attente du virement;1;10;" in line
    page = client.get("/api/orders/found?state=ordered").json
    assert ([one["id"] for one in page["orders"]], page["total"]) == ([order.id], 1)


def test_the_states_of_the_file_are_those_of_the_form() -> None:
    assert set(order_list.IN_STATE) == set(order_list.STATES["order"])
    assert Order.__tablename__ == "orders"
