"""Checking: answers the state of a voucher and uses nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.db import db
from server.errors import TooMany
from server.redemptions.check import CODE_TRIES, check
from server.redemptions.intake import Scan
from server.redemptions.models import Redemption
from server.redemptions.service import redeem
from server.venues.models import Venue
from server.vouchers import token
from server.vouchers.models import Booklet
from tests.support import factories as make

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def venue() -> Venue:
    """A venue that redeems."""
    return make.qualified_venue(name="Médiathèque", commune="Libourne")


@pytest.fixture
def phone(venue: Venue) -> Actor:
    """A phone enrolled for it."""
    return make.device_actor(make.phone(venue)[0])


def use(phone: Actor, text: str) -> None:
    [answer] = redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, token=text)])
    assert answer["status"] == "accepted"


def unfunded() -> Booklet:
    return make.booklet(make.order())


def test_a_fresh_voucher_is_redeemable_with_its_place_in_the_booklet(phone: Actor) -> None:
    booklet = make.booklet()
    answer = check(phone, text=make.tokens(booklet)[2])
    assert (answer["state"], answer["reason"], answer["first"]) == ("redeemable", None, None)
    assert (answer["voucher"], answer["booklet"]) == (f"{booklet.number}-3", booklet.number)
    assert (answer["position"], answer["size"], answer["left"], answer["value_cents"]) == (3, 10, 10, 1000)
    assert (answer["last_day"], answer["grace_day"]) == (booklet.campaign.last_day, booklet.campaign.grace_day)


def test_checking_consumes_nothing(phone: Actor) -> None:
    text = make.tokens(make.booklet())[0]
    check(phone, text=text)
    check(phone, code=make.typed_codes(make.booklet())[0])
    assert db.session.scalar(select(func.count()).select_from(Redemption)) == 0


def test_a_used_voucher_says_where_and_when(phone: Actor, venue: Venue) -> None:
    text = make.tokens(make.booklet())[0]
    use(phone, text)
    answer = check(phone, text=text)
    assert (answer["state"], answer["reason"], answer["left"]) == ("redeemed", "already_redeemed", 9)
    assert answer["first"] | {"at": None} == {
        "venue_id": venue.id,
        "venue": "Médiathèque",
        "commune": "Libourne",
        "at": None,
        "here": True,
    }


def test_another_venue_is_told_it_was_not_here(phone: Actor) -> None:
    text = make.tokens(make.booklet())[0]
    use(phone, text)
    elsewhere = make.device_actor(make.phone(make.qualified_venue())[0])
    assert check(elsewhere, text=text)["first"]["here"] is False


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"voided_at": datetime(2026, 6, 1, tzinfo=UTC)}, "voided"),
        ({"blocked_at": datetime(2026, 6, 1, tzinfo=UTC)}, "blocked"),
    ],
)
def test_a_booklet_out_of_use_says_why(phone: Actor, columns: dict[str, Any], reason: str) -> None:
    answer = check(phone, text=make.tokens(make.booklet(**columns))[0])
    assert (answer["state"], answer["reason"], answer["size"]) == ("not_redeemable", reason, 10)


def test_an_unfunded_voucher_is_inert(phone: Actor) -> None:
    assert check(phone, text=make.tokens(unfunded())[0])["reason"] == "not_funded"


def test_a_venue_that_is_not_qualified_is_told_so(phone: Actor) -> None:
    applicant = make.device_actor(make.phone(make.venue())[0])
    assert check(applicant, text=make.tokens(make.booklet())[0])["reason"] == "venue_not_qualified"


@pytest.mark.parametrize(
    ("at", "state", "reason"),
    [
        ("2026-12-31T22:59:59Z", "redeemable", None),
        ("2027-01-31T22:59:59Z", "redeemable", None),
        ("2027-01-31T23:00:00Z", "not_redeemable", "expired"),
    ],
)
def test_the_day_in_paris_decides(phone: Actor, at: str, state: str, reason: str | None) -> None:
    days = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}
    text = make.tokens(make.booklet(make.funded_order(make.campaign(**days))))[0]
    with time_machine.travel(at, tick=False):
        answer = check(phone, text=text)
    assert (answer["state"], answer["reason"]) == (state, reason)


@pytest.mark.parametrize("text", ["", "https://example.org/menu", "A" * 120])
def test_a_foreign_text_is_not_redeemable_and_nothing_else_is_known(phone: Actor, text: str) -> None:
    make.key_ring()
    answer = check(phone, text=text)
    assert (answer["state"], answer["reason"], answer["voucher"]) == ("not_redeemable", "malformed", None)


def test_a_signed_voucher_that_was_never_issued_is_unknown(phone: Actor) -> None:
    ring = make.key_ring()
    for serial, position in ((make.booklet().id & 0xFFFFFFFF, 11), (4_000_000, 1)):
        payload = token.Payload(ring.signing_id, 1, serial, position, 0)
        assert check(phone, text=token.sign(payload, ring.signing_number))["reason"] == "unknown_voucher"


def test_a_typed_code_finds_its_voucher(phone: Actor) -> None:
    booklet = make.booklet()
    code = make.typed_codes(booklet)[4]
    assert check(phone, code=f"{code[:4]}-{code[4:8]}-{code[8:]}".lower())["voucher"] == f"{booklet.number}-5"


def test_a_phone_that_guesses_codes_is_stopped_even_when_it_guesses_right(phone: Actor) -> None:
    for _ in range(CODE_TRIES):
        assert check(phone, code="00000000000")["reason"] == "wrong_code"
    with pytest.raises(TooMany):
        check(phone, code=make.typed_codes(make.booklet())[0])


def test_only_phones_check(app: Flask, client: FlaskClient, venue: Venue) -> None:
    sent = {"token": make.tokens(make.booklet())[0]}
    assert client.post("/api/vouchers/check", json=sent).status_code == 401
    manager = make.sign_in(app.test_client(), make.manager(venue))
    assert manager.post("/api/vouchers/check", json=sent).status_code == 403


def test_the_answer_has_the_shape_of_the_contract(client: FlaskClient, venue: Venue) -> None:
    _device, bearer = make.phone(venue)
    headers = make.bearer_header(bearer)
    answer = client.post("/api/vouchers/check", json={"token": make.tokens(make.booklet())[0]}, headers=headers)
    assert answer.status_code == 200
    assert list(answer.json or {}) == [
        "voucher", "state", "reason", "message", "value_cents", "last_day", "grace_day", "campaign", "sponsor",
        "booklet", "size", "position", "left", "first",
    ]  # fmt: skip
    both = client.post("/api/vouchers/check", json={"token": "A", "code": "B"}, headers=headers)
    assert both.status_code == 422
