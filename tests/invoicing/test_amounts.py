"""Amounts of invoices add up, to the cent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.invoicing.amounts import shared, without_vat

cents = st.integers(-(10**12), 10**12)
rates = st.integers(0, 9_999)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(sum)


def test_the_usual_fee_of_forty_cents() -> None:
    assert without_vat(40, 2000) == 33


@given(price=cents, rate=rates)
def test_price_without_vat_is_the_nearest_cent(price: int, rate: int) -> None:
    taxable = without_vat(price, rate)
    assert abs(taxable * (10_000 + rate) - price * 10_000) * 2 <= 10_000 + rate
    assert without_vat(-price, rate) == -taxable


@given(price=cents, rate=rates)
def test_vat_is_at_most_a_cent_beside_the_rate(price: int, rate: int) -> None:
    taxable = without_vat(price, rate)
    assert abs((price - taxable) * 10_000 - taxable * rate) < 10_000


@given(total=cents, weights=st.lists(st.integers(-(10**9), 10**9), max_size=30))
def test_shares_add_up_to_the_total(total: int, weights: list[int]) -> None:
    assert sum(shared(total, weights)) == (total if sum(weights) else 0)


@given(total=cents, weights=weights)
def test_each_share_is_at_most_a_cent_off(total: int, weights: list[int]) -> None:
    exact = [total * weight for weight in weights]
    shares = shared(total, weights)
    assert all(abs(share * sum(weights) - one) <= sum(weights) for share, one in zip(shares, exact, strict=True))
