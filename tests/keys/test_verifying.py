"""Verifying needs public keys alone: with every private number unreadable, nothing that only verifies stops."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select, update

from server import clock
from server.commands import CONSOLE
from server.db import db, transaction
from server.keys import jws_check, ring
from server.keys.models import SigningKey
from server.redemptions import receipt_check
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.transparency import log_check
from server.transparency import service as log
from server.transparency.checks import HEAD
from server.transparency.models import LogHead
from server.vouchers import token
from tests.support import factories as make


class Signed:
    """What was signed while the private number was still there."""

    def __init__(self) -> None:
        make.key_ring()
        device, self.bearer = make.phone(make.qualified_venue())
        self.tokens = make.tokens(make.booklet(make.funded_order()))
        answer = redeem(make.device_actor(device), [Scan(uuid4(), "digital_tools", clock.now(), 1, self.tokens[0])])[0]
        self.receipt = str(answer["receipt"])
        log.publish()


@pytest.fixture
def signed(app: Flask) -> Signed:
    """Then every private number is destroyed."""
    made = Signed()
    with transaction() as session:
        session.execute(update(SigningKey).values(private_encrypted=b"gone"))
    app.extensions.pop("key_ring", None)
    return made


def test_nothing_is_signed(signed: Signed) -> None:
    for sign in (ring.check_signs, lambda: ring.rotate(CONSOLE)):
        with pytest.raises(ring.WrongSecretKey):
            sign()


def test_paper_receipts_and_heads_are_verified(signed: Signed) -> None:
    assert token.read(signed.tokens[1], ring.key_ring().public_points).voucher_id
    assert receipt_check.verify(signed.receipt, ring.public_jwks())["net_cents"] == 960
    head = db.session.scalars(select(LogHead)).one()
    assert jws_check.verify(HEAD, head.signed, ring.public_jwks())["size"] == head.size
    assert list(log_check.find_problems()) == []


def test_a_phone_checks_a_voucher_and_fetches_its_rules(signed: Signed, client: FlaskClient) -> None:
    headers = make.bearer_header(signed.bearer)
    checked = client.post("/api/vouchers/check", json={"token": signed.tokens[1]}, headers=headers)
    assert (checked.status_code, checked.json["reason"]) == (200, None)
    assert client.get("/api/bundle", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/api/keys", "/api/log/heads", "/api/solvency"])
def test_what_anyone_may_read_is_there(signed: Signed, client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_commands_that_verify_run(signed: Signed, runner: FlaskCliRunner, tmp_path: Path) -> None:
    receipts = tmp_path / "receipts.txt"
    receipts.write_text(signed.receipt)
    for command in (["log", "check"], ["receipts", "verify", str(receipts)]):
        done = runner.invoke(args=command)
        assert done.exit_code == 0, done.output
