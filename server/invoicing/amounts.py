"""Amounts of invoices, in cents: VAT taken out of prices that hold it, to the last cent. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ..money import BPS


def without_vat(cents: int, vat_bps: int) -> int:
    """What is left of a price when the VAT it holds is taken out, rounded half up; below nothing the same with a minus.

    The rest is the VAT, so that both add up to the price.
    """
    whole, rate = abs(cents), BPS + vat_bps
    taxable = (2 * whole * BPS + rate) // (2 * rate)
    return taxable if cents >= 0 else -taxable


def each_without_vat(prices: Sequence[int], vat_bps: int) -> list[int]:
    """The same of each price, adding up to the same of their sum: the largest takes the cents that rounding left."""
    taxable = [without_vat(price, vat_bps) for price in prices]
    left = without_vat(sum(prices), vat_bps) - sum(taxable)
    largest = max(range(len(prices)), key=lambda place: abs(prices[place]), default=None)
    if largest is not None:
        taxable[largest] += left
    return taxable
