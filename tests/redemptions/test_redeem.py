"""Redeeming: each scan of a batch gets its own final answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.accounts import revoking
from server.commands import CONSOLE
from server.db import db
from server.keys.ring import public_jwks
from server.redemptions import receipt_check, service
from server.redemptions.intake import Scan
from server.redemptions.models import Redemption
from server.redemptions.service import redeem
from server.venues.models import Venue
from server.vouchers import booklets
from tests.support import factories as make
from tests.support.money_in import pay
from tests.support.queries import heard

pytestmark = pytest.mark.usefixtures("app")


def scan(text: str, **given: Any) -> Scan:
    """A scan of a token, now, unless told otherwise."""
    values = {"id": uuid4(), "service": "digital_tools", "scanned_at": clock.now(), "seq": 1, "token": text}
    return Scan(**values | given)


def phone_at(venue: Venue) -> Actor:
    """A phone enrolled for a venue."""
    device, _bearer = make.phone(venue)
    return make.device_actor(device)


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(Redemption)) or 0


@pytest.fixture
def phone() -> Actor:
    """A phone enrolled for a qualified venue."""
    make.key_ring()
    return phone_at(make.qualified_venue())


def test_a_funded_voucher_is_worth_nine_euros_sixty(phone: Actor) -> None:
    [answer] = redeem(phone, [scan(make.tokens(make.booklet())[0])])
    assert (answer["status"], answer["reason"]) == ("accepted", None)
    assert (answer["gross_cents"], answer["fee_cents"], answer["net_cents"]) == (1000, 40, 960)
    assert answer["size"] == 10


def test_an_accepted_scan_is_answered_the_same_though_its_booklet_is_voided_since(phone: Actor) -> None:
    booklet = make.booklet()
    sent = scan(make.tokens(booklet)[0])
    [first] = redeem(phone, [sent])
    booklets.void(CONSOLE, booklet.number, "lost")
    [again] = redeem(phone, [sent])
    assert again == {**first, "status": "duplicate"}


def test_the_receipt_can_be_checked_with_public_keys_alone(phone: Actor) -> None:
    booklet = make.booklet()
    [answer] = redeem(phone, [scan(make.tokens(booklet)[2])])
    claims = receipt_check.verify(answer["receipt"], public_jwks())
    assert claims["jti"] == answer["id"]
    assert claims["voucher"] == f"{booklet.number}-3"
    assert claims["net_cents"] == 960


def test_the_same_batch_five_times_gets_the_same_answers_and_no_new_row(phone: Actor) -> None:
    tokens = make.tokens(make.booklet())
    batch = [scan(text) for text in tokens] + [scan("NONSENSE"), scan(tokens[0])]
    first = redeem(phone, batch)
    rows = stored()
    for _ in range(5):
        again = redeem(phone, batch)
        assert [answer["status"] for answer in again] == ["duplicate"] * 10 + ["refused", "conflict"]
        assert [answer | {"status": ""} for answer in again] == [answer | {"status": ""} for answer in first]
    assert stored() == rows


def test_the_same_id_with_another_voucher_is_refused(phone: Actor) -> None:
    one, other = make.tokens(make.booklet())[:2]
    sent = scan(one)
    redeem(phone, [sent])
    [answer] = redeem(phone, [scan(other, id=sent.id)])
    assert (answer["status"], answer["reason"]) == ("refused", "id_reused")
    assert stored() == 1


def test_an_id_used_twice_in_one_batch_redeems_once(phone: Actor) -> None:
    one, other = make.tokens(make.booklet())[:2]
    sent = scan(one)
    answers = redeem(phone, [sent, sent, scan(other, id=sent.id)])
    assert [answer["reason"] for answer in answers] == [None, None, "id_reused"]
    assert stored() == 1


def test_the_second_venue_is_told_where_and_when(phone: Actor) -> None:
    token = make.tokens(make.booklet())[0]
    [first] = redeem(phone, [scan(token)])
    venue = make.qualified_venue(name="Médiathèque")
    [second] = redeem(phone_at(venue), [scan(token)])
    assert (second["status"], second["reason"], second["receipt"]) == ("conflict", "already_redeemed", None)
    assert second["first"]["venue_id"] == phone.at.venue_id
    assert second["first"]["at"] == first["recorded_at"]
    assert second["first"]["here"] is False


def test_a_voucher_twice_in_one_batch_is_accepted_once(phone: Actor) -> None:
    token = make.tokens(make.booklet())[0]
    answers = redeem(phone, [scan(token), scan(token.lower())])
    assert sorted(answer["status"] for answer in answers) == ["accepted", "conflict"]


def test_one_bad_item_never_blocks_the_others(phone: Actor) -> None:
    good = make.tokens(make.booklet())
    answers = redeem(
        phone, [scan("https://example.org"), scan(good[0]), scan("", code="AAAA", token=None), scan(good[1])]
    )
    assert [answer["reason"] for answer in answers] == ["malformed", None, "wrong_code", None]


def test_a_typed_code_redeems_its_voucher(phone: Actor) -> None:
    code = make.typed_codes(make.booklet())[4]
    [answer] = redeem(phone, [scan("", code=f" {code[:4].lower()}-{code[4:]} ", token=None)])
    assert answer["status"] == "accepted"
    assert answer["voucher"].endswith("-5")


def test_an_unfunded_voucher_is_inert(phone: Actor) -> None:
    [answer] = redeem(phone, [scan(make.tokens(make.booklet(make.order()))[0])])
    assert (answer["status"], answer["reason"], answer["net_cents"]) == ("refused", "not_funded", None)


def test_a_refusal_stays_when_the_order_is_funded_later(phone: Actor) -> None:
    order = make.order()
    token = make.tokens(make.booklet(order))[0]
    sent = scan(token)
    redeem(phone, [sent])
    pay(order.id)
    assert redeem(phone, [sent])[0]["reason"] == "not_funded"
    assert redeem(phone, [scan(token)])[0]["status"] == "accepted"


def test_use_hands_over_a_booklet_that_nobody_recorded(phone: Actor) -> None:
    booklet = make.booklet(handed_over=False)
    redeem(phone, [scan(make.tokens(booklet)[0])])
    db.session.refresh(booklet)
    assert booklet.handed_over_at is not None
    assert booklet.handed_over_by_use


def test_a_clock_wrong_by_a_year_marks_the_scan_and_does_not_refuse_it(phone: Actor) -> None:
    tokens = make.tokens(make.booklet())
    year = timedelta(days=365)
    late, early = scan(tokens[0], scanned_at=clock.now() + year), scan(tokens[1], scanned_at=clock.now() - year)
    answers = redeem(phone, [late, early])
    assert [answer["status"] for answer in answers] == ["accepted", "accepted"]
    rows = db.session.scalars(select(Redemption)).all()
    assert all(row.clock_doubtful and row.scanned_at <= row.recorded_at for row in rows)


def test_a_venue_that_is_not_qualified_redeems_nothing() -> None:
    [answer] = redeem(phone_at(make.venue()), [scan(make.tokens(make.booklet())[0])])
    assert answer["reason"] == "venue_not_qualified"


@pytest.mark.parametrize("size", [1, 100])
def test_a_batch_takes_as_many_statements_whatever_its_size(app: Flask, phone: Actor, size: int) -> None:
    order = make.funded_order(booklet_count=10)
    texts = [text for _ in range(10) for text in make.tokens(make.booklet(order))]
    batch = [scan(text) for text in texts[:size]]
    with heard(app) as statements:
        answers = redeem(phone, batch)
    assert {answer["status"] for answer in answers} == {"accepted"}
    expected = 3 if db.engine.dialect.name == "sqlite" else 2  # SQLite posts to the ledger apart
    assert len(statements) == expected, statements


def test_the_moment_is_told_in_utc(phone: Actor) -> None:
    [answer] = redeem(phone, [scan(make.tokens(make.booklet())[0])])
    assert abs(datetime.fromisoformat(answer["recorded_at"]) - datetime.now(UTC)) < timedelta(minutes=1)


def test_typed_codes_beyond_the_rate_wait_and_scans_go_on(phone: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "CODES", 2)
    booklet = make.booklet()
    codes, token = make.typed_codes(booklet), make.tokens(booklet)[9]
    typed = [scan("", code=code, token=None) for code in codes[:2]]
    assert {answer["status"] for answer in redeem(phone, typed)} == {"accepted"}
    answers = redeem(phone, [scan("", code=codes[2], token=None), scan(token)])
    assert [answer["status"] for answer in answers] == ["retry", "accepted"]
    assert stored() == 3


def item(**given: Any) -> dict[str, Any]:
    """A redemption as a phone sends it."""
    values = {"id": str(uuid4()), "service": "digital_tools", "scanned_at": "2026-11-23T10:00:00Z", "seq": 1}
    return values | {"token": "NONSENSE"} | given


BAD_ITEMS = [
    42,
    {},
    item(id="not a uuid"),
    item(service="gardening"),
    item(scanned_at="yesterday"),
    item(scanned_at="0001-01-01T00:00:00+14:00"),
    item(seq=-1),
    item(seq="1"),
    item(code="7K3M"),
    item(token="A" * 401),
    item(surprise=1),
]


def test_items_without_the_shape_of_a_scan_are_answered_one_by_one(client: FlaskClient) -> None:
    make.key_ring()
    _device, bearer = make.phone(make.qualified_venue())
    good = item(token=make.tokens(make.booklet())[0])
    body = {"redemptions": [*BAD_ITEMS, good]}
    answer = client.post("/api/redemptions", json=body, headers=make.bearer_header(bearer))
    results = answer.json["results"]
    assert [result["reason"] for result in results] == ["malformed"] * len(BAD_ITEMS) + [None]
    alone = client.post("/api/redemptions", json={"redemptions": [{}]}, headers=make.bearer_header(bearer))
    assert (alone.status_code, alone.json["results"][0]["reason"]) == (200, "malformed")


@pytest.mark.parametrize("body", [{}, {"redemptions": []}, {"redemptions": [item()] * 101}, {"redemptions": {}}, []])
def test_a_body_that_is_no_batch_is_refused(client: FlaskClient, body: Any) -> None:
    _device, bearer = make.phone(make.qualified_venue())
    answer = client.post("/api/redemptions", json=body, headers=make.bearer_header(bearer))
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid")


def test_the_label_of_a_service_is_read_as_its_key(client: FlaskClient) -> None:
    make.key_ring()
    _device, bearer = make.phone(make.qualified_venue())
    sent = item(token=make.tokens(make.booklet())[0], service="Insertion professionnelle via le numérique")
    answer = client.post("/api/redemptions", json={"redemptions": [sent]}, headers=make.bearer_header(bearer))
    assert answer.json["results"][0]["status"] == "accepted"
    assert db.session.scalars(select(Redemption.service)).one() == "employment"


def test_a_phone_revoked_a_moment_ago_redeems_nothing(client: FlaskClient, app: Flask) -> None:
    make.key_ring()
    device, bearer = make.phone(make.qualified_venue())
    one, other = make.tokens(make.booklet())[:2]
    headers = make.bearer_header(bearer)
    assert client.post("/api/redemptions", json={"redemptions": [item(token=one)]}, headers=headers).status_code == 200
    remembered = dict(app.extensions["known_phones"])
    revoking.revoke(make.actor(make.operator()), [device.id])
    app.extensions["known_phones"] = remembered  # as another process of the server still has it
    answer = client.post("/api/redemptions", json={"redemptions": [item(token=other)]}, headers=headers)
    assert [result["reason"] for result in answer.json["results"]] == ["device_revoked"]
    revoking.revoke(make.actor(make.operator()), [device.id], lost=True)
    app.extensions["known_phones"] = remembered
    answer = client.post("/api/redemptions", json={"redemptions": [item(token=other)]}, headers=headers)
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "device_revoked")
