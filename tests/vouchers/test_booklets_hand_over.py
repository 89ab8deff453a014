"""Hand-over and voiding: once, by whoever holds the booklet, while it is worth something."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from server.access import Actor
from server.commands import CONSOLE
from server.errors import Refusal
from server.vouchers import booklets, refusals
from server.vouchers.booklets import HandOver
from server.vouchers.models import Booklet
from tests.support import factories

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LAST_SECOND = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)
RECORDED = HandOver(postcode="33000", target_public="seniors", criteria_checked=True)


def in_stock(**columns: object) -> Booklet:
    return factories.booklet(handed_over=False, **columns)


def prescriber_of(booklet: Booklet) -> Actor:
    assert booklet.holder is not None
    return factories.actor(factories.prescriber(booklet.holder))


def test_a_prescriber_hands_over_what_it_holds(app: Flask) -> None:
    booklet = in_stock(holder=factories.qualified_organisation())
    with time_machine.travel(NOW, tick=False):
        handed = booklets.hand_over(prescriber_of(booklet), booklet.number, RECORDED)
    assert (handed.state, handed.handed_over_at, handed.handed_over_by_use) == ("handed_over", NOW, False)
    assert (handed.postcode, handed.target_public, handed.criteria_checked) == ("33000", "seniors", True)


@pytest.mark.parametrize("act", ["hand_over", "void"])
def test_another_s_booklet_is_as_unknown_as_one_that_does_not_exist(app: Flask, act: str) -> None:
    theirs = in_stock(holder=factories.qualified_organisation())
    mine = factories.actor(factories.prescriber())
    argument = RECORDED if act == "hand_over" else "lost"
    for number in (theirs.number, in_stock().number, "1-99999", "99999-1", "abc", "1-1-1"):
        with pytest.raises(refusals.UnknownBooklet):
            getattr(booklets, act)(mine, number, argument)


def test_a_double_click_changes_nothing_and_another_hand_over_is_refused(app: Flask) -> None:
    booklet = in_stock()
    with time_machine.travel(NOW, tick=False) as travel:
        booklets.hand_over(CONSOLE, booklet.number, RECORDED)
        travel.shift(1)
        assert booklets.hand_over(CONSOLE, booklet.number, RECORDED).handed_over_at == NOW
    with pytest.raises(refusals.AlreadyHandedOver):
        booklets.hand_over(CONSOLE, booklet.number, HandOver(postcode="33100"))


def test_a_booklet_handed_over_by_use_is_not_handed_over_again(app: Flask) -> None:
    booklet = factories.booklet(handed_over_by_use=True)
    with pytest.raises(refusals.AlreadyHandedOver):
        booklets.hand_over(CONSOLE, booklet.number, HandOver())


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({"voided_at": NOW, "void_reason": "lost"}, refusals.BookletVoided),
        ({"voided_at": NOW, "void_reason": "lost", "blocked_at": NOW}, refusals.BookletVoided),
        ({"blocked_at": NOW}, refusals.BookletBlocked),
    ],
)
def test_a_booklet_worth_nothing_is_not_handed_over(
    app: Flask, columns: dict[str, object], refusal: type[Refusal]
) -> None:
    booklet = in_stock(**columns)
    with pytest.raises(refusal):
        booklets.hand_over(CONSOLE, booklet.number, HandOver())
    assert booklet.handed_over_at is None


def test_a_booklet_nobody_paid_for_is_not_handed_over(app: Flask) -> None:
    booklet = factories.booklet(factories.order(), handed_over=False)
    with pytest.raises(refusals.BookletNotFunded):
        booklets.hand_over(CONSOLE, booklet.number, HandOver())


def test_blocked_stock_stays_in_stock(app: Flask) -> None:
    booklet = factories.booklet(factories.funded_order(factories.campaign(stock_blocked=True)), handed_over=False)
    with pytest.raises(refusals.StockBlocked):
        booklets.hand_over(CONSOLE, booklet.number, HandOver())


def test_hand_over_ends_with_the_last_second_of_the_last_day_in_paris(app: Flask) -> None:
    with time_machine.travel(LAST_SECOND, tick=False) as travel:
        order = factories.funded_order()
        today, tomorrow = (factories.booklet(order, handed_over=False) for _ in range(2))
        booklets.hand_over(CONSOLE, today.number, HandOver())
        travel.shift(1)
        with pytest.raises(refusals.CampaignEnded):
            booklets.hand_over(CONSOLE, tomorrow.number, HandOver())


def test_a_campaign_that_counts_from_hand_over_never_ends_it(app: Flask) -> None:
    order = factories.funded_order(factories.campaign(valid_days=90))
    booklet = factories.booklet(order, handed_over=False)
    with time_machine.travel(datetime(2031, 1, 1, tzinfo=UTC)):
        assert booklets.hand_over(CONSOLE, booklet.number, HandOver()).state == "handed_over"


@pytest.mark.parametrize("handed_over", [True, False])
def test_whoever_holds_a_lost_booklet_voids_it(app: Flask, handed_over: bool) -> None:
    booklet = factories.booklet(holder=factories.qualified_organisation(), handed_over=handed_over)
    voided = booklets.void(prescriber_of(booklet), booklet.number, "lost")
    assert (voided.state, voided.void_reason) == ("voided", "lost")


def test_voiding_again_keeps_the_first_moment_and_reason(app: Flask) -> None:
    booklet = factories.booklet()
    with time_machine.travel(NOW, tick=False) as travel:
        booklets.void(CONSOLE, booklet.number, "stolen")
        travel.shift(60)
        assert booklets.void(CONSOLE, booklet.number, "stolen").voided_at == NOW
        with pytest.raises(refusals.AlreadyVoided):
            booklets.void(CONSOLE, booklet.number, "lost")
    assert (booklet.voided_at, booklet.void_reason) == (NOW, "stolen")


def test_every_refusal_has_a_code_of_its_own_and_says_what_to_do(app: Flask) -> None:
    own = [kind for kind in vars(refusals).values() if isinstance(kind, type) and kind.__module__ == refusals.__name__]
    assert len({kind.code for kind in own}) == len(own)
    texts = [kind(3).text if kind is refusals.NotEnoughStock else kind().text for kind in own]
    assert all(text.endswith(".") and " " in text for text in texts)
