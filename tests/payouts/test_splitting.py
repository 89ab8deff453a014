"""A batch is split into files that the bank takes: in order, none above a limit, none of them needlessly short."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.payouts.refusals import AmountAboveLimit
from server.payouts.splitting import FileLimits, list_batches, name_file, number_files

NAME = "VIR-20261210-0a1b2c3d"


@given(st.lists(st.integers(1, 100)), st.none() | st.integers(1, 5), st.none() | st.integers(100, 200))
def test_every_file_is_within_the_limits_and_the_next_payment_did_not_fit(
    amounts: list[int], transfers: int | None, cents: int | None
) -> None:
    numbers = number_files(amounts, FileLimits(transfers, cents))
    files = [
        [one for _number, one in rows] for _key, rows in groupby(zip(numbers, amounts, strict=True), lambda row: row[0])
    ]
    assert sorted(set(numbers)) == list(range(1, len(files) + 1))
    assert [one for file in files for one in file] == amounts
    for file in files:
        assert transfers is None or len(file) <= transfers
        assert cents is None or sum(file) <= cents
    for file, after in pairwise(files):
        assert len(file) == transfers or (cents is not None and sum(file) + after[0] > cents)


def test_an_amount_above_the_limit_fits_in_no_file() -> None:
    assert number_files([100, 100], FileLimits(cents=100)) == [1, 2]
    with pytest.raises(AmountAboveLimit):
        number_files([100, 101], FileLimits(cents=100))


@given(st.integers(1, 10_000))
def test_a_files_name_leads_to_its_batch_and_is_short_enough(number: int) -> None:
    name = name_file(NAME, number)
    assert NAME in list_batches({name})
    assert len(name) <= 35
