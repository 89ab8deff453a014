"""Cents and basis points: rounded once, half up; parsed and written as people and banks do."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server import money

AMOUNTS = st.integers(0, 10**15)


@given(AMOUNTS, st.integers(0, 10_000))
@example(1000, 400)
@example(1, 5_000)  # half a cent
@example(1, 4_999)
def test_a_share_is_rounded_half_up(cents: int, bps: int) -> None:
    assert money.share_of(cents, bps) == floor(Fraction(cents * bps, 10_000) + Fraction(1, 2))


def test_four_per_cent_of_ten_euros_are_the_fee() -> None:
    amounts = money.split(1000, 400)
    assert (amounts.gross_cents, amounts.fee_cents, amounts.net_cents) == (1000, 40, 960)


@pytest.mark.parametrize(
    ("cents", "for_sheets", "for_people"),
    [
        (0, "0,00", "0,00 €"),
        (5, "0,05", "0,05 €"),
        (960, "9,60", "9,60 €"),
        (-960, "-9,60", "− 9,60 €"),
        (-5, "-0,05", "− 0,05 €"),
        (123_450, "1234,50", "1 234,50 €"),
        (123_456_789_01, "123456789,01", "123 456 789,01 €"),
        (99_900, "999,00", "999,00 €"),
        (100_000, "1000,00", "1 000,00 €"),
    ],
)
def test_cents_are_written_for_sheets_and_for_people(cents: int, for_sheets: str, for_people: str) -> None:
    assert money.format_euros(cents) == for_sheets
    assert money.say_euros(cents).replace("\u00a0", " ").replace("\u202f", " ") == for_people


def test_an_amount_is_never_broken_over_two_lines() -> None:
    assert money.say_euros(-123_450) == "−\u00a01\u202f234,50\u00a0€"


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("9.60", 960),
        ("9,6", 960),
        ("9", 900),
        ("+9.05", 905),
        ("-9.60", -960),
        ("0.01", 1),
        ("1234567890123", 123_456_789_012_300),
        ("9.60000", 960),
        ("9.60" + "0" * 15, 960),
    ],
)
def test_an_amount_is_read_as_banks_write_it(text: str, cents: int) -> None:
    assert money.parse_euros(text) == cents


@pytest.mark.parametrize(
    "text",
    ["", "9.", ".6", "9.605", "1 000", "9.6.0", "--9", "12345678901234", "٩", "9.60" + "0" * 16, "9.60\n", "NaN"],
)
def test_no_other_text_is_an_amount(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{re.escape(text)}\Z"):
        money.parse_euros(text)


@given(st.integers(-(10**14), 10**14))
def test_what_was_written_is_read_again(cents: int) -> None:
    assert money.parse_euros(money.format_euros(cents)) == cents
