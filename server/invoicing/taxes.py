"""VAT as EN 16931 sees it: categories with their rate or reason, and what of an invoice falls under each. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple


@dataclass(frozen=True, slots=True)
class Tax:
    """A VAT category of EN 16931 and its rate; without a rate, the reason in words and as a code."""

    category: str
    rate_bps: int = 0
    reason: str = ""
    reason_code: str = ""


OUT_OF_SCOPE: Final = Tax(
    "O",
    reason="Hors champ de la TVA : bons à usages multiples (directive 2006/112/CE, article 30 ter)",
    reason_code="VATEX-EU-O",
)
"""The transfer of a multi-purpose voucher is not subject to VAT; what is bought with it is."""
FACE_VALUE: Final = Tax(
    "E", reason="Valeur faciale hors champ de la TVA : bons à usages multiples (directive 2006/112/CE, article 30 ter)"
)
"""`OUT_OF_SCOPE` beside a fee: EN 16931 takes no other VAT category on an invoice that has the category O (BR-O-11)."""
FRANCHISE: Final = "TVA non applicable (directive 2006/112/CE, article 284 ; ancien article 293 B du CGI)"
"""The mention for a small business exempt from VAT. It cites the directive, since the French number changed on
2026-09-01; the old French number is added because accountants look for it.
"""
FRANCHISES: Final = (FRANCHISE, "TVA non applicable (directive 2006/112/CE, article 284)")
"""`FRANCHISE` and its earlier wording, which operators recorded before still have."""


def charge_vat(rate_bps: int) -> Tax:
    """VAT at the standard category's rate, in basis points."""
    return Tax("S", rate_bps)


def exempt_from_vat(reason: str) -> Tax:
    """No VAT, for a reason in words, such as `FRANCHISE`."""
    return Tax("E", reason=reason, reason_code="VATEX-FR-FRANCHISE" if reason in FRANCHISES else "")


class TaxShare(NamedTuple):
    """What of an invoice falls under a VAT category: the net amount of its lines, and the VAT on it."""

    tax: Tax
    net_cents: int
    tax_cents: int


def join_categories(shares: Iterable[TaxShare]) -> tuple[TaxShare, ...]:
    """Shares with one for each category and rate: equal ones are added up, and have all their reasons."""
    by_category: dict[tuple[str, int], TaxShare] = {}
    for share in shares:
        key = share.tax.category, share.tax.rate_bps
        by_category[key] = _join(by_category[key], share) if key in by_category else share
    return tuple(by_category.values())


def _join(one: TaxShare, other: TaxShare) -> TaxShare:
    tax = replace(one.tax, reason=f"{one.tax.reason}. {other.tax.reason}", reason_code="")
    return TaxShare(tax, one.net_cents + other.net_cents, one.tax_cents + other.tax_cents)
