"""The voucher token against any text that is typed, scanned or forged."""

from __future__ import annotations

from base64 import b32decode, b32encode
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.keys.signing import P256, public_point
from server.vouchers import token

from .support.vectors import POINTS, VALID

PRIVATE = bytes(31) + b"\x07"
PAYLOADS = st.builds(
    token.Payload,
    key_id=st.integers(0, 0xFF),
    campaign_id=st.integers(0, 0xFFFF),
    serial=st.integers(0, 0xFFFFFFFF),
    position=st.integers(0, 0xFF),
    last_day_number=st.integers(0, 0xFFFF),
)
NO_BLANKS = ("~", "-", ".", "\x0b", "\x0c", "\x00")
REASONS = {"malformed", "unknown_key", "bad_signature"}


def refusal(text: str) -> str | None:
    """Why a text is refused, None when it is read; any other exception fails the test."""
    try:
        token.read(text, POINTS)
    except token.Unreadable as unreadable:
        return unreadable.reason
    return None


@given(st.text())
@example("\u017f" * token.TEXT_LENGTH)
@example("\x00" * token.TEXT_LENGTH)
def test_no_text_is_a_voucher_by_chance(text: str) -> None:
    assert refusal(text) in REASONS


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=", min_size=119, max_size=121))
def test_no_base32_is_a_voucher_by_chance(text: str) -> None:
    assert refusal(text) in REASONS


@given(st.binary(min_size=token.LAYOUT.size - 2 + 64, max_size=token.LAYOUT.size - 2 + 64), st.sampled_from([1, 2, 3]))
def test_no_bytes_under_a_known_version_and_key_are_a_voucher_by_chance(rest: bytes, key_id: int) -> None:
    assert refusal(b32encode(bytes([token.VERSION, key_id]) + rest).decode()) in REASONS


@given(st.sets(st.integers(0, token.TOKEN_BYTES * 8 - 1), min_size=1, max_size=8))
def test_a_token_with_flipped_bits_is_refused(bits: set[int]) -> None:
    raw = bytearray(b32decode(VALID))
    for bit in bits:
        raw[bit // 8] ^= 1 << bit % 8
    assert refusal(b32encode(raw).decode()) in REASONS


@given(st.integers(0, token.TEXT_LENGTH), st.text(max_size=3), st.integers(0, 3))
def test_an_edited_token_never_becomes_another_voucher(at: int, put: str, drop: int) -> None:
    with suppress(token.Unreadable):
        assert token.read(VALID[:at] + put + VALID[at + drop :], POINTS) == token.read(VALID, POINTS)


@given(PAYLOADS)
def test_a_signed_payload_is_read_back(payload: token.Payload) -> None:
    text = token.sign(payload, PRIVATE)
    assert len(text) == token.TEXT_LENGTH
    assert token.read(text, {payload.key_id: public_point(PRIVATE)}) == payload


@given(PAYLOADS)
def test_the_same_payload_is_signed_the_same_for_ever(payload: token.Payload) -> None:
    assert token.sign(payload, PRIVATE) == token.sign(payload, PRIVATE)


def test_signatures_are_those_of_rfc_6979() -> None:
    private = bytes.fromhex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721")
    expected = (
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    )
    assert P256().get_signature(private, b"sample").hex().upper() == expected


def test_a_signature_of_another_length_verifies_nothing() -> None:
    signature = P256().get_signature(PRIVATE, b"sample")
    assert not P256().verify_signature(public_point(PRIVATE), b"sample", signature + b"\x00")


@pytest.mark.parametrize(
    ("public_url", "starts"),
    [
        ("https://pass.example.fr", "HTTPS://PASS.EXAMPLE.FR/V/AE"),
        ("http://localhost:8000", "HTTP://LOCALHOST:8000/V/AE"),
    ],
)
def test_the_qr_text_is_an_address_in_capitals(public_url: str, starts: str) -> None:
    text = token.qr_text(VALID, public_url)
    assert text.startswith(starts)
    assert token.read(text, POINTS) == token.read(VALID, POINTS)


def test_blanks_around_a_token_are_stripped() -> None:
    assert token.read(f"\t {VALID}\r\n", POINTS) == token.read(VALID, POINTS)


@pytest.mark.parametrize("sign", NO_BLANKS)
def test_nothing_but_blanks_is_stripped(sign: str) -> None:
    assert {refusal(sign + VALID), refusal(VALID + sign)} == {"malformed"}


@pytest.mark.parametrize(("day", "number"), [(None, 0), (date(2020, 1, 2), 1), (date(2026, 12, 31), 2556)])
def test_the_last_day_is_counted_from_the_first_of_2020_and_0_is_none(day: date | None, number: int) -> None:
    assert token.day_number(day) == number
    assert token.Payload(key_id=1, campaign_id=12, serial=42, position=3, last_day_number=number).last_day == day
