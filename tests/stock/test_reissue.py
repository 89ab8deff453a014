"""Reissue: what is left of a booklet goes to another, exactly (docs/glossary.md, rule 19 "Lost booklet")."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server import clock
from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.redemptions.bundle.service import bundle
from server.redemptions.check import check
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.stock import reissue_refusals
from server.stock.reissue import reissue
from server.vouchers import booklets, links, refusals
from server.vouchers.booklets import HandOver
from server.vouchers.models import Booklet
from server.wallet import service as wallet
from tests.support import factories as make

AFTER_GRACE = datetime(2027, 1, 31, 23, 0, tzinfo=UTC)


@pytest.fixture
def phone(app: Flask) -> Actor:
    assert app
    return make.device_actor(make.phone(make.qualified_venue())[0])


def booklet(like: Booklet | None = None, *, size: int = 10, **columns: Any) -> Booklet:
    """A booklet, of the same campaign as another one if given."""
    order = make.funded_order(like.campaign if like else None, booklet_size=size)
    return make.booklet(order, **{"handed_over": like is None, **columns})


def use(phone: Actor, of: Booklet, positions: Sequence[int]) -> list[str | None]:
    """Redeem vouchers; the reasons of those that are refused."""
    tokens = make.tokens(of)
    scans = [Scan(uuid4(), "digital_tools", clock.now(), 1, tokens[position - 1]) for position in positions]
    return [answer["reason"] for answer in redeem(phone, scans)]


def lost(phone: Actor, used: int, **columns: Any) -> Booklet:
    """A lost booklet of which this many vouchers were used."""
    made = booklet(**columns)
    if used:
        assert use(phone, made, range(1, used + 1)) == [None] * used
    return booklets.void(CONSOLE, made.number, "lost")


def test_the_replacement_is_worth_what_was_left(phone: Actor) -> None:
    old = lost(phone, 3, postcode="33000", target_public="seniors", criteria_checked=True)
    new = reissue(CONSOLE, old.number, booklet(old).number)
    assert (new.worth, new.replaces, old.replaced_by) == (7, old.number, new.number)
    assert (new.postcode, new.target_public, new.criteria_checked) == ("33000", "seniors", True)
    assert (new.handed_over_at, new.bearer_id) == (old.handed_over_at, old.id)
    assert use(phone, old, [4, 10]) == ["voided", "voided"]
    assert use(phone, new, range(1, 11)) == [None] * 7 + ["voided"] * 3


def test_surplus_is_void_by_code_in_check_on_the_page_and_in_the_bundle(phone: Actor) -> None:
    old = lost(phone, 3, size=5)
    new = reissue(CONSOLE, old.number, booklet(old, size=5).number)
    answers = [check(phone, code=code) for code in make.typed_codes(new)]
    assert [answer["reason"] for answer in answers] == [None, None, "voided", "voided", "voided"]
    assert {answer["left"] for answer in answers} == {2}
    code = make.typed_codes(new)[2]
    assert redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, code=code)])[0]["reason"] == "voided"
    page = wallet.open_booklet(wallet.find(links.link_of(new.id)), None)
    assert (page.size, page.left, [voucher.state for voucher in page.vouchers]) == (2, 2, ["available"] * 2)
    with pytest.raises(wallet.NothingToShow):
        wallet.qr_text_of(wallet.find(links.link_of(new.id)), 3)
    voided = bundle(phone, None)["voided"]
    assert sorted(voided) == sorted([old.number, *(f"{new.number}-{position}" for position in (3, 4, 5))])


def test_a_double_click_changes_nothing_and_another_replacement_is_refused(phone: Actor) -> None:
    old = lost(phone, 2)
    new, other = booklet(old), booklet(old)
    for _ in range(2):
        assert reissue(CONSOLE, old.number, new.number) is new
    with pytest.raises(reissue_refusals.AlreadyReissued) as refused:
        reissue(CONSOLE, old.number, other.number)
    assert new.number in refused.value.text
    assert other.handed_over_at is None


def test_a_replacement_that_is_lost_is_replaced_too(phone: Actor) -> None:
    old = lost(phone, 2)
    new = reissue(CONSOLE, old.number, booklet(old).number)
    use(phone, new, [1, 2, 3])
    booklets.void(CONSOLE, new.number, "stolen")
    again = reissue(CONSOLE, new.number, booklet(old, size=5).number)
    assert (again.worth, again.bearer_id) == (5, old.id)


def test_a_replacement_takes_nothing_from_the_allowance(phone: Actor) -> None:
    old = lost(phone, 0, size=5)
    new = reissue(CONSOLE, old.number, booklet(old, size=5).number)
    renewal, more = booklet(old, size=5), booklet(old, size=5)
    booklets.hand_over(CONSOLE, renewal.number, HandOver(renewal_of=new.number))
    with pytest.raises(refusals.AllowanceReached):
        booklets.hand_over(CONSOLE, more.number, HandOver(renewal_of=old.number))


def test_what_cannot_replace_is_refused(phone: Actor) -> None:
    old, kept = lost(phone, 2), booklet()
    in_stock = booklets.void(CONSOLE, booklet(old).number, "damaged")
    cases: list[tuple[Booklet, Booklet, type[Refusal]]] = [
        (kept, booklet(kept), reissue_refusals.NotVoided),
        (in_stock, booklet(old), reissue_refusals.NeverHandedOver),
        (old, booklet(kept), reissue_refusals.OtherCampaign),
        (old, booklet(old, handed_over=True), refusals.AlreadyHandedOver),
        (old, booklet(old, size=5), reissue_refusals.ReplacementTooSmall),
        (old, in_stock, refusals.BookletVoided),
        (old, make.booklet(make.order(old.campaign), handed_over=False), refusals.BookletNotFunded),
    ]
    for voided, new, refusal in cases:
        with pytest.raises(refusal):
            reissue(CONSOLE, voided.number, new.number)
    used_up = lost(phone, 5, size=5)
    with pytest.raises(reissue_refusals.NothingLeft):
        reissue(CONSOLE, used_up.number, booklet(used_up).number)


def test_after_grace_nothing_is_replaced(phone: Actor) -> None:
    old = lost(phone, 2)
    new = booklet(old)
    with time_machine.travel(AFTER_GRACE, tick=False), pytest.raises(refusals.CampaignEnded):
        reissue(CONSOLE, old.number, new.number)


def test_a_prescriber_replaces_only_from_its_own_stock(client: FlaskClient, phone: Actor) -> None:
    mine = make.qualified_organisation()
    old = lost(phone, 1, holder=mine)
    own, theirs = booklet(old, holder=mine), booklet(old)
    make.sign_in(client, make.prescriber(mine))
    path = f"/api/booklets/{old.number}/reissue"
    for number in (theirs.number, "9-9", "x"):
        refused = client.post(path, json={"replacement": number})
        assert (refused.status_code, refused.json["error"]["code"]) == (404, "unknown_booklet")
    done = client.post(path, json={"replacement": own.number})
    assert done.status_code == 200
    assert (done.json["replaces"], done.json["worth"], done.json["state"]) == (old.number, 9, "handed_over")


def test_what_is_left_is_told_before_and_after_voiding(client: FlaskClient, phone: Actor) -> None:
    mine = make.qualified_organisation()
    held = booklet(holder=mine)
    use(phone, held, [1, 2, 3])
    make.sign_in(client, make.prescriber(mine))
    told = {"number": held.number, "left": 7, "size": 10}
    assert client.get(f"/api/booklets/{held.number}/left").json == told
    booklets.void(CONSOLE, held.number, "lost")
    assert client.get(f"/api/booklets/{held.number}/left").json == told
    assert client.get(f"/api/booklets/{booklet().number}/left").status_code == 404
    assert client.get("/api/booklets/x/left").status_code == 404


def test_two_replacements_at_once_make_one(app: Flask, phone: Actor) -> None:
    old = lost(phone, 1)
    numbers, barrier = [booklet(old).number for _ in range(4)], Barrier(4)
    voided = old.number

    def run(number: str) -> str:
        with app.app_context():
            barrier.wait()
            try:
                reissue(CONSOLE, voided, number)
            except Refusal as refusal:
                return refusal.code
            return "done"

    db.session.rollback()
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(run, numbers)) == ["already_reissued"] * 3 + ["done"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(["use", "lose", "renew"]), st.integers(1, 10)), max_size=10))
def test_whatever_is_lost_and_renewed_no_voucher_more_is_used(phone: Actor, acts: list[tuple[str, int]]) -> None:
    held = booklet(size=5)
    given_out, used = 5, 0
    for act, position in acts:
        if act == "use" and position <= held.size:
            used += use(phone, held, [position]).count(None)
        elif act == "lose":
            booklets.void(CONSOLE, held.number, "lost")
            try:
                held = reissue(CONSOLE, held.number, booklet(held).number)
            except reissue_refusals.NothingLeft:
                break
        elif act == "renew" and given_out == 5:
            more = booklet(held, size=5)
            booklets.hand_over(CONSOLE, more.number, HandOver(renewal_of=held.number))
            held, given_out = more, 10
        assert used <= given_out
