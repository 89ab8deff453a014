"""Counts by place: each booklet counts as in stock, handed over or voided, and everyone sees only their own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.commands import CONSOLE
from server.stock import transfers
from server.stock.counts import PlaceCounts, stock_counts
from server.stock.picking import Sending
from server.vouchers import booklets
from tests.stock.support.shelves import stocked, use
from tests.support import factories as make
from tests.support.queries import heard

MARCH_31 = datetime(2026, 3, 31, 10, tzinfo=UTC)


def numbers(counts: PlaceCounts) -> tuple[int | None, ...]:
    """Issued, in stock, in transit, handed over, started, used up, voided, expired."""
    in_hand = (counts.handed_over, counts.started, counts.used_up)
    return (counts.issued, counts.in_stock, counts.in_transit, *in_hand, counts.voided, counts.expired)


def test_booklets_are_counted_where_they_are(app: Flask) -> None:
    campaign, place = make.campaign(), make.qualified_organisation(name="Mission locale")
    travelling, _kept = stocked(campaign, 2)
    transfers.send(CONSOLE, Sending(to_organisation_id=place.id, booklets=[travelling.number]))
    started, used_up, voided, _untouched = stocked(campaign, 4, handed_over=True, holder=place)
    stocked(campaign, holder=place)
    use(started, 1)
    use(used_up, 5)
    booklets.void(CONSOLE, voided.number, "lost")
    at_sponsor, at_place = stock_counts(CONSOLE, campaign.id)
    assert (at_sponsor.place_id, at_sponsor.place) == (None, campaign.sponsor.organisation.name)
    assert (at_place.place_id, at_place.place) == (place.id, "Mission locale")
    assert numbers(at_sponsor) == (2, 2, 1, 0, 0, 0, 0, 0)
    assert numbers(at_place) == (5, 1, 0, 3, 2, 1, 1, 0)


def test_expired_are_those_past_their_last_day_with_vouchers_left(app: Flask) -> None:
    over = date(2026, 3, 30)
    ended = make.campaign(first_day=date(2026, 1, 1), last_day=over, grace_day=over)
    in_grace = make.campaign(first_day=date(2026, 1, 1), last_day=over, grace_day=date(2026, 4, 30))
    counting = make.campaign(first_day=date(2026, 1, 1), valid_days=30)
    with time_machine.travel(datetime(2026, 3, 1, 10, tzinfo=UTC), tick=False):
        for campaign in (ended, in_grace):
            stocked(campaign)
            stocked(campaign, handed_over=True)
    with time_machine.travel(datetime(2026, 1, 29, 10, tzinfo=UTC), tick=False):
        stocked(counting, handed_over=True)  # valid to 28 February, grace to 28 March
    with time_machine.travel(datetime(2026, 2, 1, 10, tzinfo=UTC), tick=False):
        stocked(counting, handed_over=True)  # valid to 3 March, grace to 3 April
    stocked(counting)
    with time_machine.travel(MARCH_31, tick=False):
        assert {row.campaign_id: row.expired for row in stock_counts(CONSOLE)} == {
            ended.id: 2,
            in_grace.id: 1,
            counting.id: 1,
        }


def test_each_sees_its_own_and_a_sponsor_no_group_below_five(app: Flask) -> None:
    mine, theirs = make.campaign(), make.campaign()
    few, many = make.qualified_organisation(name="A"), make.qualified_organisation(name="B")
    use(stocked(mine, 4, handed_over=True, holder=few)[0], 1)
    for booklet in stocked(mine, 5, handed_over=True, holder=many):
        use(booklet, 1)
    stocked(theirs, holder=few)
    sponsor = make.actor(make.sponsor_person(mine.sponsor))
    assert [(row.place_id, row.handed_over, row.started) for row in stock_counts(sponsor)] == [
        (few.id, 4, None),
        (many.id, 5, None),  # with the campaign's total it would tell of the four
    ]
    own = stock_counts(make.actor(make.prescriber(few)))
    assert [(row.campaign_id, row.started) for row in own] == [(theirs.id, 0), (mine.id, 1)]


def test_a_sponsor_sees_what_groups_of_five_used_but_not_that_few_used_all(app: Flask) -> None:
    campaign = make.campaign()
    held = stocked(campaign, 6, handed_over=True, holder=make.qualified_organisation())
    for booklet in held:
        use(booklet, 5 if booklet is held[0] else 1)
    (seen,) = stock_counts(make.actor(make.sponsor_person(campaign.sponsor)))
    assert (seen.handed_over, seen.started, seen.used_up, seen.expired) == (6, 6, None, None)


def test_counting_takes_two_statements_however_many_places(app: Flask) -> None:
    for _ in range(3):
        stocked(make.campaign(), holder=make.qualified_organisation())
    with heard(app) as statements:
        assert len(stock_counts(CONSOLE)) == 3
    assert len([text for text in statements if text.lstrip().upper().startswith("SELECT")]) == 2


def test_the_counts_are_read_by_those_who_keep_stock(client: FlaskClient) -> None:
    place = make.qualified_organisation()
    (booklet,) = stocked(make.campaign(), holder=place)
    make.sign_in(client, make.prescriber(place))
    answer = client.get(f"/api/stock?campaign_id={booklet.campaign_id}")
    assert (answer.status_code, [row["in_stock"] for row in answer.json["places"]]) == (200, [1])
    assert answer.json["least_people"] == 5
    assert client.get("/api/stock?campaign_id=0").status_code == 422
    make.sign_in(client, make.mediator(make.qualified_venue()))
    assert client.get("/api/stock").status_code == 403
