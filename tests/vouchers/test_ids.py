"""Numbers of vouchers and booklets: what people read and what the database stores convert into each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.vouchers import ids

CAMPAIGNS, SERIALS, POSITIONS = st.integers(1, 0xFFFF), st.integers(1, 0xFFFFFFFF), st.integers(1, 0xFF)


@given(CAMPAIGNS, SERIALS, POSITIONS)
def test_a_number_names_one_voucher(campaign: int, serial: int, position: int) -> None:
    key = ids.voucher_id(campaign, serial, position)
    assert ids.voucher_number(key) == f"{campaign}-{serial}-{position}"
    assert ids.parse_voucher(ids.voucher_number(key)) == key
    assert ids.parse_booklet(ids.booklet_number(ids.booklet_of(key))) == ids.booklet_of(key)
    assert (ids.serial_of(ids.booklet_of(key)), ids.position_of(key)) == (serial, position)


@pytest.mark.parametrize("text", ["", "1", "1-2", "0-1-1", "1-0-1", "1-1-0", "1-1-257", "1-4294967297-1", "1-1-١"])
def test_another_text_names_no_voucher(text: str) -> None:
    assert ids.parse_voucher(text) is None


@pytest.mark.parametrize(
    "text", ["3-46", " 3-46\n", "3\u201146", "3\u00a0–\u202f46", "３－４６", "3\u221246", "\ufeff3-46"]
)
def test_a_number_is_read_however_it_was_typed_or_copied(text: str) -> None:
    assert ids.parse_booklet(text) == ids.booklet_id(3, 46)
    assert ids.parse_voucher(f"{text}-7") == ids.voucher_id(3, 46, 7)


@pytest.mark.parametrize("text", ["", "1", "1-2-3", "01-2", "1-4294967297", "1-9999999999"])
def test_another_text_names_no_booklet(text: str) -> None:
    assert ids.parse_booklet(text) is None
