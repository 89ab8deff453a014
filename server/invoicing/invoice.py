"""An invoice or a credit note as EN 16931 sees one: parties, lines, VAT, totals. Pure; amounts in cents.

The amounts of a credit note are positive: its kind says in which direction they go.
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
    """A VAT category of EN 16931 with its rate; without a rate, the words and the code that say why."""

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
"""What the law lets a small business say: the directive's numbers stay, France's were changed on 2026-09-01.

The old number stands beside it, for it is what accountants look for.
"""
FRANCHISES: Final = (FRANCHISE, "TVA non applicable (directive 2006/112/CE, article 284)")
"""The same, and as operators were recorded before: a paper keeps the words of its day."""


def standard(rate_bps: int) -> Tax:
    """VAT at a rate."""
    return Tax("S", rate_bps)


def exempt(reason: str) -> Tax:
    """No VAT, for a reason in words, such as `FRANCHISE`."""
    return Tax("E", reason=reason, reason_code="VATEX-FR-FRANCHISE" if reason in FRANCHISES else "")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a party is; what is not known of it is empty."""

    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str = "FR"


@dataclass(frozen=True, slots=True)
class Party:
    """Who sells or buys. ``mentions`` is what the law wants printed of a seller besides."""

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
    """One thing sold, before VAT; below nothing, it is taken off."""

    name: str
    net_cents: int
    description: str = ""


class InvoiceNote(NamedTuple):
    """What the law, or the seller, says on the document; ``code`` says what it is about (UNTDID 4451)."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class TransferAccount:
    """The account that a transfer goes to."""

    iban: str
    bic: str | None = None


@dataclass(frozen=True)
class Invoice:
    """The whole document, for what was done from ``first_day`` to ``last_day``.

    ``paid_how`` says in words how all of it was paid; empty while it is to be paid. ``statement`` is the number of the
    statement that it belongs to; ``preceding`` are the invoices that a credit note corrects, with their days.
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
        return sum(line.net_cents for line in self.lines)

    @property
    def total_cents(self) -> int:
        return self.net_cents + self.tax_cents

    @property
    def paid_cents(self) -> int:
        return self.total_cents if self.paid_how else 0

    @property
    def left_cents(self) -> int:
        """What is still to be paid."""
        return self.total_cents - self.paid_cents
