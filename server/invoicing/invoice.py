"""The model of an invoice or credit note after EN 16931: parties, lines, VAT, totals. Pure; amounts in cents.

A credit note's amounts are positive too; its kind says in which direction the money goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

INVOICE: Final = "380"
CREDIT_NOTE: Final = "381"


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


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; unknown parts are empty."""

    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str = "FR"


@dataclass(frozen=True, slots=True)
class Party:
    """A seller or buyer. ``mentions`` are further facts that the law requires of a seller."""

    name: str
    address: Address
    siret: str | None = None
    vat_number: str | None = None
    email: str | None = None
    mentions: tuple[str, ...] = ()

    @property
    def siren(self) -> str | None:
        return self.siret[:9] if self.siret else None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One item, before VAT; a negative amount is a deduction."""

    name: str
    net_cents: int
    description: str = ""


class InvoiceNote(NamedTuple):
    """A note on the document; ``code`` is its subject (UNTDID 4451)."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class TransferAccount:
    """The account to be paid."""

    iban: str
    bic: str | None = None


@dataclass(frozen=True)
class Invoice:
    """The whole document, for services from ``first_day`` to ``last_day``.

    ``paid_how`` is a sentence on how all of it was paid, empty while it is unpaid. ``statement`` is the number of the
    statement it belongs to; ``preceding`` are number and day of the invoices that a credit note corrects.
    """

    kind: str
    number: str
    issued_day: date
    seller: Party
    buyer: Party
    lines: tuple[InvoiceLine, ...]
    tax: Tax
    tax_cents: int
    first_day: date
    last_day: date
    due_day: date
    statement: str = ""
    paid_how: str = ""
    transfer: TransferAccount | None = None
    preceding: tuple[tuple[str, date], ...] = ()
    notes: tuple[InvoiceNote, ...] = ()

    @cached_property
    def net_cents(self) -> int:
        """The sum of the lines, before VAT."""
        return sum(line.net_cents for line in self.lines)

    @property
    def total_cents(self) -> int:
        """The amount with VAT."""
        return self.net_cents + self.tax_cents

    @property
    def paid_cents(self) -> int:
        """All of the total once ``paid_how`` is set, else 0."""
        return self.total_cents if self.paid_how else 0

    @property
    def left_cents(self) -> int:
        """What is still to be paid."""
        return self.total_cents - self.paid_cents
