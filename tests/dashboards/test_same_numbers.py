"""The counters of booklets are the same wherever they are shown: by place, in the procedure, on the dashboard."""

from __future__ import annotations

import pytest
from flask import Flask

from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.dashboards.service import dashboard
from server.db import db
from server.expiry.counters import Counters, count_booklets
from server.stock import transfers
from server.stock.counts import stock_counts
from server.stock.picking import Sending
from server.stock.reissue import reissue
from server.vouchers import booklets
from tests.stock.support.shelves import stocked, use
from tests.support import factories as make


@pytest.fixture
def campaign(app: Flask) -> Campaign:
    """Fourteen booklets: four in stock, one of these in transit; three voided, one of these replaced."""
    assert app
    campaign, place = make.campaign(), make.qualified_organisation()
    kept = stocked(campaign, 4)
    transfers.send(CONSOLE, Sending(to_organisation_id=place.id, booklets=[kept[0].number]))
    held = stocked(campaign, 8, handed_over=True, holder=place)
    (spare, spoilt) = stocked(campaign, 2, holder=place)
    for booklet in held[:4]:
        use(booklet, 2)
    for booklet in (*held[:2], spoilt):
        booklets.void(CONSOLE, booklet.number, "lost")
    reissue(CONSOLE, held[0].number, spare.number)
    use(held[7], 5)
    return campaign


def by_place(campaign: Campaign) -> Counters:
    rows = stock_counts(CONSOLE, campaign.id)
    return Counters(
        sum(row.issued for row in rows),
        sum(row.handed_over for row in rows),
        sum(row.in_stock for row in rows),
        sum(row.started or 0 for row in rows),
    )


def test_places_and_procedure_count_the_same_booklets(campaign: Campaign) -> None:
    assert by_place(campaign) == count_booklets(db.session(), campaign.id) == Counters(14, 7, 4, 3)


def test_each_booklet_is_in_stock_handed_over_or_voided_and_in_transit_is_in_stock(campaign: Campaign) -> None:
    for row in stock_counts(CONSOLE, campaign.id):
        assert row.issued == row.in_stock + row.handed_over + row.voided
        assert row.in_transit <= row.in_stock
    assert sum(row.in_transit for row in stock_counts(CONSOLE, campaign.id)) == 1


def test_the_dashboard_counts_the_same_booklets_and_a_replaced_person_once(campaign: Campaign) -> None:
    stages = {stage.stage: stage for stage in dashboard(CONSOLE, campaign.id).stages}
    assert stages["handed_over"].booklets == by_place(campaign).handed_over
    assert stages["started"].booklets == by_place(campaign).started
    six_whole, replacement, used_of_voided = 6 * 5, 3, 2 * 2
    assert stages["handed_over"].vouchers == six_whole + replacement + used_of_voided
    assert stages["redeemed"].vouchers == 4 * 2 + 5
