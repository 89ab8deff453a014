"""Amounts of invoices, in cents: VAT taken out of a price that holds it, a sum shared out to the last cent. Pure."""

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


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """A total in shares as the weights' sum is in weights, each at most a cent off, that add up to the total."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares, passed, given = [], 0, 0
    for weight in weights:
        passed += weight
        up_to_here = _rounded(total * passed, whole)
        shares.append(up_to_here - given)
        given = up_to_here
    return shares


def _rounded(above: int, below: int) -> int:
    """A fraction rounded half up."""
    return (2 * above + below) // (2 * below)
