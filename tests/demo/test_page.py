"""`/demo`: codes to scan from another screen; only exists in a demo."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock, create_app
from server.access import Actor
from server.accounts import sessions
from server.config import Config
from server.db import db
from server.demo import cast, sheet, vouchers
from server.demo.load import Demo, load
from server.keys import ring
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.venues.models import Venue
from server.vouchers import codes, ids, links, token
from server.vouchers.booklets import HandOver, hand_over
from tests.support import factories, worlds


@pytest.fixture
def demo(app: Flask) -> Demo:
    return worlds.enter("demo", load)


def redeem_one(demo: Demo, text: str) -> dict[str, object]:
    device, _bearer = factories.phone(db.session.get_one(Venue, demo.venue_id))
    scan = Scan(id=uuid4(), service="digital_tools", scanned_at=clock.now(), seq=1, token=text)
    (answer,) = redeem(factories.device_actor(device), [scan])
    return answer


def words(client: FlaskClient) -> str:
    """The text of the page, without its tags."""
    answer = client.get("/demo")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def cards() -> list[sheet.Card]:
    made = sheet.sheet()
    assert made is not None
    return [card for _booklet, _address, shown in made.booklets for card in shown]


def test_the_page_shows_codes_accounts_and_what_the_phone_will_say(client: FlaskClient, demo: Demo) -> None:
    said = words(client)
    assert all(f"{account.email} {account.password}" in said for account in cast.ACCOUNTS)
    voucher = vouchers.list_unspent(demo.campaign_id)[0]
    assert f"Pass 1 sur 10 {codes.format_code(voucher.code)} Le téléphone dira : Accepté" in said
    assert "Utilisé le" not in said


def test_each_voucher_shown_is_one_that_verifies(demo: Demo) -> None:
    points = ring.key_ring().public_points
    shown = [token.read(card.text, points).position for card in cards()]
    assert shown == [*range(1, 11)] * sheet.BOOKLETS_SHOWN


def test_a_used_voucher_is_marked_with_where(client: FlaskClient, demo: Demo) -> None:
    redeem_one(demo, cards()[2].text)
    said = words(client)
    assert said.count("Utilisé le") == 1
    assert re.search(f"Utilisé le .+, à {demo.venue}\\. Le téléphone dira : Déjà utilisé", said)


def test_used_up_booklets_make_room_for_others(demo: Demo) -> None:
    for card in cards()[:10]:
        redeem_one(demo, card.text)
    made = sheet.sheet()
    assert made is not None
    assert [booklet.number for booklet, _address, _cards in made.booklets] == ["1-2", "1-3"]


def test_covers_shown_are_booklets_that_the_prescriber_can_hand_over(client: FlaskClient, demo: Demo) -> None:
    made, prescriber = sheet.sheet(), signed_in_prescriber()
    assert made is not None
    assert "Des carnets à remettre" in words(client)
    held = [links.read(card.text.rpartition("/")[2]) for card in made.covers]
    for booklet_id in held:
        booklet = hand_over(prescriber, ids.booklet_number(booklet_id), HandOver(criteria_checked=True))
        assert booklet.state == "handed_over"
    after = sheet.sheet()
    assert after is not None
    assert not {card.text for card in made.covers} & {card.text for card in after.covers}


def signed_in_prescriber() -> Actor:
    account = next(account for account in cast.ACCOUNTS if account.workplace == cast.PRESCRIBER_KEY)
    return sessions.sign_in(account.email, account.password)


def test_what_should_be_refused_is(demo: Demo) -> None:
    made = sheet.sheet()
    assert made is not None
    answers = [redeem_one(demo, card.text) for card in made.others]
    assert [(answer["status"], answer["reason"]) for answer in answers] == [
        ("refused", "bad_signature"),
        ("refused", "not_funded"),
        ("refused", "malformed"),
    ]


def test_the_beneficiary_s_page_of_a_booklet_opens(client: FlaskClient, demo: Demo) -> None:
    made = sheet.sheet()
    assert made is not None
    _booklet, address, _cards = made.booklets[0]
    link = address.rpartition("/")[2]
    assert client.get(f"/api/wallet/{link}").status_code == 200


def test_before_the_demo_is_loaded_the_page_says_how(client: FlaskClient) -> None:
    assert "flask demo load" in words(client)


def test_no_page_shows_vouchers_on_a_real_server(config: Config) -> None:
    real = create_app(replace(config, demo=False))
    answer = real.test_client().get("/demo")
    assert (answer.status_code, answer.mimetype) == (404, "application/json")


def test_the_page_obeys_the_content_policy(client: FlaskClient, demo: Demo) -> None:
    page = client.get("/demo").text
    assert " style=" not in page
    assert "<script" not in page
    assert "<style" not in page
