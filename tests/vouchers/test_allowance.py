"""Allowance and criteria: what one person may get, known only by the booklets they show."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.vouchers import allowance, booklets, links, refusals
from server.vouchers.booklets import HandOver
from server.vouchers.models import Booklet
from tests.support import factories

LAST_SECOND = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)


def stock(campaign: Campaign, *sizes: int) -> list[Booklet]:
    """Booklets of these sizes, in stock."""
    return [factories.booklet(factories.funded_order(campaign, booklet_size=size), handed_over=False) for size in sizes]


def give(booklet: Booklet, before: Booklet | None = None, *, alone: bool = False) -> Booklet:
    proof = before.number if before else None
    return booklets.hand_over(CONSOLE, booklet.number, HandOver(renewal_of=proof, alone=alone))


def test_with_a_prescriber_ten_at_once_or_twice_five(app: Flask) -> None:
    ten, five, second, third = stock(factories.campaign(), 10, 5, 5, 5)
    give(ten)
    give(five)
    assert give(second, five).renewal_of == five.number
    with pytest.raises(refusals.AllowanceReached) as refused:
        give(third, five)
    assert "10 pass au plus" in refused.value.text
    with pytest.raises(refusals.AllowanceReached):
        give(third, ten)
    assert third.handed_over_at is None


def test_a_renewal_is_counted_whichever_earlier_booklet_is_shown(app: Flask) -> None:
    first, second, third = stock(factories.campaign(allowance=15), 5, 5, 10)
    give(second, give(first))
    for proof in (first, second):
        with pytest.raises(refusals.AllowanceReached):
            give(third, proof)


def test_alone_five_at_once_renewable_once(app: Flask) -> None:
    ten, *fives = stock(factories.campaign(), 10, 5, 5, 5)
    with pytest.raises(refusals.AllowanceAlone):
        give(ten, alone=True)
    give(fives[1], give(fives[0], alone=True), alone=True)
    with pytest.raises(refusals.AllowanceReached):
        give(fives[2], fives[1], alone=True)


def test_the_cover_is_as_good_a_proof_as_the_number(app: Flask) -> None:
    first, second, third = stock(factories.campaign(), 5, 5, 5)
    give(first)
    for proof in (links.link_of(first.id), links.address_of(first.id)):
        recorded = HandOver(renewal_of=proof)
        assert booklets.hand_over(CONSOLE, second.number, recorded).renewal_of == first.number
    with pytest.raises(refusals.UnknownEarlierBooklet):
        booklets.hand_over(CONSOLE, third.number, HandOver(renewal_of="https://ailleurs.example/carnet/IjEtMSI.x"))


@pytest.mark.parametrize("proof", ["1-999", "9-1", "x", "1-1-1"])
def test_a_proof_that_names_no_booklet_is_told(app: Flask, proof: str) -> None:
    (booklet,) = stock(factories.campaign(), 5)
    with pytest.raises(refusals.UnknownEarlierBooklet):
        booklets.hand_over(CONSOLE, booklet.number, HandOver(renewal_of=proof))


def test_a_booklet_in_stock_proves_nothing_even_for_itself(app: Flask) -> None:
    booklet, other = stock(factories.campaign(), 5, 5)
    for proof in (other, booklet):
        with pytest.raises(refusals.EarlierNotHandedOver):
            give(booklet, proof)


def test_a_booklet_of_another_campaign_may_add(app: Flask) -> None:
    (ten,), (other,) = stock(factories.campaign(), 10), stock(factories.campaign(), 10)
    assert give(other, give(ten)).bearer_id == ten.id


def test_the_next_year_in_paris_starts_anew(app: Flask) -> None:
    with time_machine.travel(LAST_SECOND, tick=False) as travel:
        campaign = factories.campaign(valid_days=365)
        first, second, third = stock(campaign, 10, 10, 5)
        give(first)
        with pytest.raises(refusals.AllowanceReached):
            give(second, first)
        travel.shift(1)
        give(second, first)
        with pytest.raises(refusals.AllowanceReached):
            give(third, first)


def test_alone_one_gets_twice_what_is_given_at_once_and_with_a_prescriber_the_whole_allowance(app: Flask) -> None:
    campaign = factories.campaign(allowance=20, allowance_alone=5)
    first, *more = stock(campaign, 5, 5, 5, 10)
    give(more[0], give(first, alone=True), alone=True)
    with pytest.raises(refusals.AllowanceReached):
        give(more[1], first, alone=True)
    assert give(more[2], first).handed_over_at


def test_the_first_moment_of_next_year_is_not_of_this_one(app: Flask) -> None:
    campaign = factories.campaign(valid_days=365)
    (first,) = stock(campaign, 10)
    with time_machine.travel(LAST_SECOND + timedelta(seconds=1), tick=False):
        give(first)
    with time_machine.travel(LAST_SECOND, tick=False):
        assert allowance.count_given(db.session(), campaign.id, first.id) == 0


@pytest.mark.parametrize(
    ("recorded", "refusal"),
    [
        (HandOver(postcode="75001"), refusals.OutsideTerritory),
        (HandOver(postcode="40000"), refusals.OutsideTerritory),
        (HandOver(postcode="99999"), refusals.PostcodeOfNowhere),
        (HandOver(target_public="students"), refusals.UnknownPublic),
    ],
)
def test_who_the_campaign_is_not_for_gets_no_booklet(app: Flask, recorded: HandOver, refusal: type[Refusal]) -> None:
    (booklet,) = stock(factories.campaign(territory=["33", "40100"], target_publics=["seniors"]), 5)
    with pytest.raises(refusal):
        booklets.hand_over(CONSOLE, booklet.number, recorded)
    assert booklet.handed_over_at is None


@pytest.mark.parametrize("recorded", [HandOver(postcode="33100", target_public="seniors"), HandOver(postcode="40100")])
def test_who_the_campaign_is_for_gets_one(app: Flask, recorded: HandOver) -> None:
    (booklet,) = stock(factories.campaign(territory=["33", "40100"], target_publics=["seniors"]), 5)
    assert booklets.hand_over(CONSOLE, booklet.number, recorded).handed_over_at


def test_the_refusal_names_the_rule_and_what_to_do(client: FlaskClient) -> None:
    factories.sign_in(client, factories.operator())
    ten, more = stock(factories.campaign(), 10, 5)
    client.post(f"/api/booklets/{ten.number}/hand-over", json={"criteria_checked": True})
    body = {"criteria_checked": True, "renewal_of": ten.number}
    answer = client.post(f"/api/booklets/{more.number}/hand-over", json=body)
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "allowance_reached")
    assert "par année civile\u00a0; déjà reçus\u00a0: 10" in answer.json["error"]["message"]


def at_once(app: Flask, *jobs: tuple[Booklet, HandOver]) -> list[str]:
    """The results of hand-overs that start together: done, or the refusal's code."""
    barrier, numbered = Barrier(len(jobs)), [(booklet.number, recorded) for booklet, recorded in jobs]

    def run(job: tuple[str, HandOver]) -> str:
        with app.app_context():
            barrier.wait()
            try:
                booklets.hand_over(CONSOLE, *job)
            except Refusal as refusal:
                return refusal.code
            return "done"

    db.session.rollback()
    with ThreadPoolExecutor(len(jobs)) as pool:
        return sorted(pool.map(run, numbered))


def test_two_hand_overs_of_one_booklet_at_once_make_one(app: Flask) -> None:
    for booklet in stock(factories.campaign(), *[5] * 5):
        jobs = [(booklet, HandOver(postcode=postcode)) for postcode in ("33000", "33100")]
        assert at_once(app, *jobs) == ["already_handed_over", "done"]


def test_two_renewals_of_one_booklet_at_once_make_one(app: Flask) -> None:
    campaign = factories.campaign()
    for _ in range(5):
        first, *more = stock(campaign, 5, 5, 5, 5)
        proof = HandOver(renewal_of=give(first).number)
        assert at_once(app, *[(booklet, proof) for booklet in more]) == ["allowance_reached"] * 2 + ["done"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from([5, 10]), st.integers(0, 5), st.booleans()), min_size=1, max_size=8))
def test_whatever_is_shown_nobody_gets_more_than_the_allowance(app: Flask, acts: list[tuple[int, int, bool]]) -> None:
    campaign, given_before, had = factories.campaign(), list[Booklet](), dict[int, int]()
    for size, shown, alone in acts:
        before = given_before[shown] if shown < len(given_before) else None
        (booklet,) = stock(campaign, size)
        owner = before and (before.bearer_id or before.id)
        allowed = had.get(owner or 0, 0) + size <= 10 and not (alone and size > 5)
        try:
            give(booklet, before, alone=alone)
        except (refusals.AllowanceReached, refusals.AllowanceAlone):
            assert not allowed
            continue
        assert allowed
        given_before.append(booklet)
        had[owner or booklet.id] = had.get(owner or 0, 0) + size
    assert all(total <= 10 for total in had.values())
