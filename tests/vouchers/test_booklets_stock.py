"""Stock: who sees which booklets, and how prescribers get theirs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from flask import Flask

from server import clock
from server.access import Actor
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.stock import sendable, transfers
from server.stock.picking import Sending
from server.stock.transfer_refusals import NotInYourStock
from server.vouchers import booklets, issue, stock
from server.vouchers.models import Booklet
from server.vouchers.refusals import CampaignEnded, NotEnoughStock, UnknownPrescriber
from tests.support import factories

pytestmark = pytest.mark.usefixtures("signing_key")


def funded_stock(count: int) -> Campaign:
    """A campaign with this many funded booklets in the sponsor's stock."""
    order = factories.funded_order(booklet_count=count)
    issue.issue_now(CONSOLE, order.id)
    return order.campaign


def numbers(actor: Actor, state: str | None = None) -> list[str]:
    return [booklet.number for booklet in stock.list_booklets(actor, state=state).booklets]


def booklet_in(state: str) -> Booklet:
    now = clock.now()
    columns = {"blocked": {"blocked_at": now}, "voided": {"voided_at": now, "blocked_at": now, "void_reason": "lost"}}
    return factories.booklet(handed_over=state != "in_stock", **columns.get(state, {}))


def test_each_state_lists_its_own_booklets(app: Flask) -> None:
    made = {state: booklet_in(state) for state in stock.IN_STATE}
    for state, booklet in made.items():
        assert booklet.state == state
        assert numbers(CONSOLE, state) == [booklet.number]
    assert numbers(CONSOLE) == [booklet.number for booklet in made.values()]


@pytest.mark.parametrize("days", [-400, -31, -1, 0, 1, 31])
def test_what_is_left_in_stock_is_expired_from_the_day_after_the_last_day(app: Flask, days: int) -> None:
    last_day = clock.paris_day(clock.now()) + timedelta(days=days)
    campaign = factories.campaign(
        first_day=date(2020, 1, 1), last_day=last_day, grace_day=last_day + timedelta(days=31)
    )
    holder = factories.qualified_organisation()
    order = factories.funded_order(campaign, booklet_count=9)
    left = factories.booklet(order, handed_over=False, holder=holder)
    others = [
        factories.booklet(order, holder=holder),
        factories.booklet(order, handed_over=False, holder=holder, voided_at=clock.now(), void_reason="lost"),
        factories.booklet(order, handed_over=False, holder=holder, blocked_at=clock.now()),
    ]
    expired, state = days < 0, "expired" if days < 0 else "in_stock"
    assert stock.state_today(left) == state
    assert [stock.state_today(other) for other in others] == ["handed_over", "voided", "blocked"]
    assert (numbers(CONSOLE, "expired") == [left.number]) is expired
    assert (numbers(CONSOLE, "in_stock") == [left.number]) is not expired
    prescriber = factories.actor(factories.prescriber(holder))
    assert [run.first for run in sendable.list_sendable(prescriber)] == ([] if expired else [left.number])
    if expired:
        wanted = Sending(to_organisation_id=factories.organisation().id, booklets=[left.number])
        with pytest.raises(NotInYourStock, match=f"Périmés : {left.number}"):
            transfers.send(prescriber, wanted)
        with pytest.raises(CampaignEnded, match="périmé"):
            booklets.hand_over(prescriber, left.number, booklets.HandOver(criteria_checked=True))


def test_expired_booklets_are_not_given_to_a_prescriber(app: Flask) -> None:
    yesterday = clock.paris_day(clock.now()) - timedelta(days=1)
    campaign = factories.campaign(first_day=date(2020, 1, 1), last_day=yesterday, grace_day=yesterday)
    factories.booklet(factories.funded_order(campaign), handed_over=False)
    with pytest.raises(NotEnoughStock, match="Il reste 0 carnet"):
        stock.assign(campaign_id=campaign.id, prescriber_id=factories.qualified_organisation().id, count=1)


def test_a_prescriber_sees_only_its_own_stock(app: Flask) -> None:
    mine = factories.qualified_organisation()
    booklet = factories.booklet(holder=mine)
    factories.booklet(holder=factories.qualified_organisation())
    factories.booklet()
    assert numbers(factories.actor(factories.prescriber(mine))) == [booklet.number]


def test_managing_a_holder_s_venue_shows_no_stock(app: Flask) -> None:
    venue = factories.qualified_venue()
    booklet = factories.booklet(holder=venue.organisation)
    manager = factories.actor(factories.manager(venue))
    assert numbers(manager) == []
    assert not stock.may_see(manager, booklet)


def test_a_list_comes_in_pages_and_ends(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "PAGE_LENGTH", 2)
    funded_stock(5)
    pages = [stock.list_booklets(CONSOLE, page=page) for page in (1, 2, 3, 4)]
    assert [[booklet.number for booklet in page.booklets] for page in pages] == [
        ["1-1", "1-2"],
        ["1-3", "1-4"],
        ["1-5"],
        [],
    ]
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}


def test_a_number_finds_its_booklet_only_in_ones_own_stock(app: Flask) -> None:
    holder = factories.prescriber()
    mine, other = factories.booklet(holder_id=holder.memberships[0].organisation_id), factories.booklet()
    found = [
        stock.list_booklets(factories.actor(holder), number=number).booklets
        for number in (mine.number, other.number, "x")
    ]
    assert [[booklet.number for booklet in booklets] for booklets in found] == [[mine.number], [], []]


def test_an_empty_stock_is_one_empty_page(app: Flask) -> None:
    page = stock.list_booklets(CONSOLE)
    assert (page.booklets, page.total, page.pages) == ([], 0, 1)


def test_a_prescriber_gets_the_lowest_numbers_that_are_free(app: Flask) -> None:
    campaign = funded_stock(4)
    first, second = factories.qualified_organisation(), factories.qualified_organisation()
    assert stock.assign(campaign_id=campaign.id, prescriber_id=first.id, count=2) == ["1-1", "1-2"]
    assert stock.assign(campaign_id=campaign.id, prescriber_id=second.id, count=1) == ["1-3"]
    assert numbers(factories.actor(factories.prescriber(first))) == ["1-1", "1-2"]


def test_more_than_the_stock_is_refused_and_nothing_is_given(app: Flask) -> None:
    campaign = funded_stock(2)
    organisation = factories.qualified_organisation()
    with pytest.raises(NotEnoughStock, match="Il reste 2 carnets"):
        stock.assign(campaign_id=campaign.id, prescriber_id=organisation.id, count=3)
    assert numbers(factories.actor(factories.prescriber(organisation))) == []


def test_only_funded_booklets_in_stock_are_given(app: Flask) -> None:
    campaign = factories.campaign()
    funded = factories.funded_order(campaign, booklet_count=3)
    free = factories.booklet(funded, handed_over=False)
    factories.booklet(funded, handed_over=True)
    factories.booklet(funded, handed_over=False, voided_at=clock.now(), void_reason="lost")
    factories.booklet(funded, handed_over=False, blocked_at=clock.now())
    factories.booklet(factories.order(campaign), handed_over=False)
    organisation = factories.qualified_organisation()
    with pytest.raises(NotEnoughStock, match="Il reste 1 carnet"):
        stock.assign(campaign_id=campaign.id, prescriber_id=organisation.id, count=2)
    assert stock.assign(campaign_id=campaign.id, prescriber_id=organisation.id, count=1) == [free.number]


def test_an_organisation_that_does_not_exist_gets_nothing(app: Flask) -> None:
    with pytest.raises(UnknownPrescriber):
        stock.assign(campaign_id=funded_stock(1).id, prescriber_id=999_999, count=1)


def test_two_assignments_at_once_never_give_the_same_booklet(app: Flask) -> None:
    campaign_id = funded_stock(40).id
    takers = [factories.qualified_organisation().id for _ in range(4)]

    def take(prescriber_id: int) -> list[str]:
        with app.app_context():
            return stock.assign(campaign_id=campaign_id, prescriber_id=prescriber_id, count=10)

    with ThreadPoolExecutor(4) as pool:
        given = [number for taken in pool.map(take, takers) for number in taken]
    assert sorted(given) == sorted(f"{campaign_id}-{serial}" for serial in range(1, 41))
