"""After an import the successor can continue: paper, receipts and heads verify, and its own key signs what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from server import clock, create_app
from server.access import Actor
from server.accounts import devices, passwords
from server.accounts.models import Device, Person
from server.archive import reading, writing
from server.commands import CONSOLE
from server.config import Config
from server.db import db
from server.keys import jws_check, ring
from server.redemptions import receipt_check
from server.redemptions.intake import Scan
from server.redemptions.models import Redemption
from server.redemptions.service import redeem
from server.transparency import log_check
from server.transparency import service as log
from server.transparency.models import LogHead
from server.vouchers.models import Booklet, Voucher
from tests.support import factories as make
from tests.support.databases import release


@pytest.fixture
def paper(world: Flask) -> list[str]:
    """The printed tokens of a booklet half used."""
    booklet = db.session.scalars(select(Booklet).order_by(Booklet.id.desc())).first()
    assert booklet
    return make.tokens(booklet)


@pytest.fixture
def successor(paper: list[str], elsewhere: Flask, tmp_path: Path) -> Iterator[Flask]:
    """Another operator's server, with another secret key, after the import."""
    writing.export(tmp_path / "archive")
    config: Config = elsewhere.config["POINCON"]
    app = create_app(replace(config, secret_key="the successor's own secret, as long as it should be"))
    with app.app_context():
        reading.take_in(tmp_path / "archive")
        yield app
        release(app)


def scan(text: str, actor: Actor) -> dict[str, object]:
    """The answer to one scan."""
    return redeem(actor, [Scan(uuid4(), "digital_tools", clock.now(), 1, text)])[0]


def a_phone() -> Actor:
    """A phone enrolled again at the venue."""
    owner = db.session.scalars(select(Device)).first()
    assert owner
    return make.device_actor(make.phone(owner.venue, owner.person)[0])


def test_nothing_is_signed_before_the_successor_has_a_key(successor: Flask, paper: list[str]) -> None:
    with pytest.raises(ring.NoSigningKey):
        scan(paper[-1], a_phone())
    assert ring.public_jwks()
    assert list(log_check.find_problems()) == []


def test_old_paper_is_redeemed_with_a_receipt_of_the_new_key(successor: Flask, paper: list[str]) -> None:
    old = ring.public_jwks()
    ring.rotate(CONSOLE)
    answer = scan(paper[-1], a_phone())
    assert answer["status"] == "accepted"
    with pytest.raises(jws_check.NotGenuine):
        receipt_check.verify(str(answer["receipt"]), old)
    receipt_check.verify(str(answer["receipt"]), ring.public_jwks())


def test_a_voucher_spent_before_stays_spent(successor: Flask, paper: list[str]) -> None:
    ring.rotate(CONSOLE)
    assert scan(paper[0], a_phone())["reason"] == "already_redeemed"


def test_receipts_and_heads_of_before_still_verify(successor: Flask) -> None:
    ring.rotate(CONSOLE)
    receipts = db.session.scalars(select(Redemption.receipt).where(Redemption.receipt.is_not(None))).all()
    assert [receipt_check.verify(one, ring.public_jwks())["net_cents"] for one in receipts] == [960] * 7
    assert list(log_check.find_problems()) == []


def test_the_log_grows_on_under_the_new_key(successor: Flask, paper: list[str]) -> None:
    before = db.session.scalars(select(LogHead).order_by(LogHead.size.desc())).first()
    ring.rotate(CONSOLE)
    scan(paper[-1], a_phone())
    head = log.publish()
    assert before
    assert head
    assert log.prove_growth(before.size, head.size)
    assert list(log_check.find_problems()) == []


def test_nobody_signs_in_and_no_phone_comes_back_until_let_in_again(
    world: Flask, elsewhere: Flask, tmp_path: Path
) -> None:
    _device, bearer = make.phone(make.qualified_venue())
    writing.export(tmp_path / "archive")
    with elsewhere.app_context():
        reading.take_in(tmp_path / "archive")
        for someone in db.session.scalars(select(Person)):
            assert not passwords.matches(someone.password_hash, make.PASSWORD)
            assert not passwords.matches(someone.password_hash, "")
        assert devices.device_actor(bearer) is None


def test_without_the_file_of_codes_vouchers_get_new_ones(world: Flask, elsewhere: Flask, tmp_path: Path) -> None:
    old = set(db.session.scalars(select(Voucher.code)))
    writing.export(tmp_path / "archive")
    with elsewhere.app_context():
        reading.take_in(tmp_path / "archive")
        new = set(db.session.scalars(select(Voucher.code)))
    assert len(new) == len(old)
    assert not old & new
