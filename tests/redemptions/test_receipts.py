"""Receipts: signed for one accepted scan, verifiable with public keys alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient, FlaskCliRunner

from server.keys import jws_check
from server.keys.ring import to_jwk
from server.keys.signing import new_private_number, public_point
from server.redemptions import receipt_check, receipts

CLAIMS = {"jti": "1", "net_cents": 960}


@pytest.fixture
def number() -> bytes:
    return new_private_number()


def test_a_changed_cent_is_found(number: bytes) -> None:
    header, _payload, signature = receipts.sign(CLAIMS, 1, number).split(".")
    forged = receipts.sign({**CLAIMS, "net_cents": 9600}, 1, new_private_number()).split(".")[1]
    with pytest.raises(jws_check.NotGenuine):
        receipt_check.verify(f"{header}.{forged}.{signature}", [to_jwk(1, public_point(number))])


@pytest.mark.parametrize("text", ["", "a.b.c", "nonsense", "e30.e30.e30", "\x00"])
def test_nonsense_is_no_receipt(number: bytes, text: str) -> None:
    with pytest.raises(jws_check.NotGenuine):
        receipt_check.verify(text, [to_jwk(1, public_point(number))])


def test_a_key_that_is_not_among_those_given_is_not_trusted(number: bytes) -> None:
    with pytest.raises(jws_check.NotGenuine):
        receipt_check.verify(receipts.sign(CLAIMS, 2, number), [to_jwk(1, public_point(number))])


def test_the_command_needs_public_keys_only(
    runner: FlaskCliRunner, client: FlaskClient, tmp_path: Path, number: bytes
) -> None:
    assert client
    keys, file = tmp_path / "keys.json", tmp_path / "receipts.txt"
    keys.write_text(json.dumps({"keys": [to_jwk(1, public_point(number))]}), "utf-8")
    file.write_text("\n".join(receipts.sign(CLAIMS, 1, number) for _ in range(3)), "utf-8")
    good = runner.invoke(args=["receipts", "verify", str(file), "--keys", str(keys)])
    assert (good.exit_code, good.output) == (0, "3 of 3 receipts are genuine, 28,80 € net.\n")
    file.write_text(file.read_text("utf-8")[:-3] + "AAA\n", "utf-8")
    bad = runner.invoke(args=["receipts", "verify", str(file), "--keys", str(keys)])
    assert bad.exit_code == 1
    assert "line 3: not genuine" in bad.output
