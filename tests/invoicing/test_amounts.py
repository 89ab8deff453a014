"""Amounts of invoices add up, to the cent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.invoicing.amounts import deduct_vat, deduct_vat_from_each

cents = st.integers(-(10**12), 10**12)
rates = st.integers(0, 9_999)
prices = st.lists(cents, max_size=30)


def test_the_usual_fee_of_forty_cents() -> None:
    assert deduct_vat(40, 2000) == 33


@given(price=cents, rate=rates)
def test_price_without_vat_is_the_nearest_cent(price: int, rate: int) -> None:
    taxable = deduct_vat(price, rate)
    assert abs(taxable * (10_000 + rate) - price * 10_000) * 2 <= 10_000 + rate
    assert deduct_vat(-price, rate) == -taxable


@given(price=cents, rate=rates)
def test_vat_is_at_most_a_cent_beside_the_rate(price: int, rate: int) -> None:
    taxable = deduct_vat(price, rate)
    assert abs((price - taxable) * 10_000 - taxable * rate) < 10_000


@given(prices=prices, rate=rates)
def test_prices_one_by_one_add_up_to_their_sum(prices: list[int], rate: int) -> None:
    assert sum(deduct_vat_from_each(prices, rate)) == deduct_vat(sum(prices), rate)


@given(prices=prices, rate=rates)
def test_all_but_the_largest_are_rounded_alone(prices: list[int], rate: int) -> None:
    each = deduct_vat_from_each(prices, rate)
    beside = [place for place, price in enumerate(prices) if each[place] != deduct_vat(price, rate)]
    assert len(beside) <= 1
    assert all(abs(prices[place]) == max(map(abs, prices)) for place in beside)
