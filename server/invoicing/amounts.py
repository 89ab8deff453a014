"""Amounts of invoices, in cents: net amounts of prices that include VAT. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ..money import BPS


def deduct_vat(cents: int, vat_bps: int) -> int:
    """The net amount of a price that includes VAT, rounded half up; for a negative price the negated amount.

    The VAT is the price less this, so that both add up to the price.
    """
    whole, rate = abs(cents), BPS + vat_bps
    taxable = (2 * whole * BPS + rate) // (2 * rate)
    return taxable if cents >= 0 else -taxable


def deduct_vat_from_each(prices: Sequence[int], vat_bps: int) -> list[int]:
    """The net amount of each price, adding up to that of their sum: the largest takes the cents left by rounding."""
    taxable = [deduct_vat(price, vat_bps) for price in prices]
    left = deduct_vat(sum(prices), vat_bps) - sum(taxable)
    largest = max(range(len(prices)), key=lambda place: abs(prices[place]), default=None)
    if largest is not None:
        taxable[largest] += left
    return taxable
